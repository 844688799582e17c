package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPluginCommandTest {
    @TempDir private Path folder;

    @Test
    void whatItWritesCompilesPassesItsTestAndRuns()
            throws IOException, ReflectiveOperationException {
        Path written = folder.resolve("work/physics");
        assertThat(Cli.run("new-plugin", "my-physics-2", "--dir", written).ok().out())
                .contains("verify", written.resolve("run.yaml") + " --plugins ", "MyPhysics2.java");
        for (Path file : PluginProject.files(written)) {
            assertThat(file + Files.readString(file))
                    .doesNotContain("my-duffing", "MyDuffing", "myduffing");
        }

        PluginProject project = new PluginProject(written, folder.resolve("built"));
        assertThat(project.failures("org.example.myphysics2.MyPhysics2Test")).isEmpty();
        Path target = project.jar(written.resolve("target/my-physics-2-1.0.0.jar")).getParent();
        assertThat(Cli.run("plugins", "show", "my-physics-2", "--plugins", target).ok().out())
                .contains("plug-in my-physics-2 1.0.0", "linear-stiffness", "1/(m^2 s^2)");
        Path run = folder.resolve("run");
        Cli.run(
                        "run",
                        written.resolve("run.yaml"),
                        "--plugins",
                        target,
                        "--set",
                        "training.epochs=1",
                        "--out",
                        run)
                .ok();
        assertThat(run.resolve("report.html")).isNotEmptyFile();
    }

    /** What is new in the example is written too. */
    @Test
    void knowsAllFilesOfTheExample() throws IOException {
        Path example = Cli.EXAMPLES.resolve("plugin");
        assertThat(PluginProject.files(example))
                .map(f -> example.relativize(f).toString().replace('\\', '/'))
                .filteredOn(f -> !f.startsWith("target/") && !f.startsWith("runs/"))
                .containsExactlyInAnyOrderElementsOf(PluginTemplate.FILES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MyPhysics", "my_physics", "x-", "2d", "a--b", "../x", ""})
    void namesAreKebabCase(String name) {
        Cli.run("new-plugin", name, "--dir", folder.resolve("p"))
                .mistake("expected kebab-case such as my-physics, got '" + name + "'");
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "list", "dynamical-system", "duffing", "warp-plugin"})
    void namesAreFree(String name) {
        Cli.run("new-plugin", name, "--dir", folder.resolve("p")).mistake("NAME: ", name);
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @Test
    void leavesAFolderInUseAlone() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
        Cli.run("new-plugin", "my-physics", "--dir", folder).mistake("not empty", "--dir");
        Cli.run("new-plugin", "my-physics", "--dir", notes).mistake("not empty");
        assertThat(PluginProject.files(folder)).containsExactly(notes);
    }
}
