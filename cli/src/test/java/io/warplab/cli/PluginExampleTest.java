package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked plug-in of the examples, from its sources to its parameters. */
class PluginExampleTest {
    private static final Path EXAMPLE = Cli.EXAMPLES.resolve("plugin");

    @TempDir private static Path folder;
    private static PluginProject project;
    private static Path target;

    @BeforeAll
    static void build() throws IOException {
        project = new PluginProject(EXAMPLE, folder);
        target = project.jar(folder.resolve("target/my-duffing-1.0.0.jar")).getParent();
    }

    @Test
    void keepsItsContract() throws IOException, ReflectiveOperationException {
        assertThat(project.failures("org.example.myduffing.MyDuffingTest")).isEmpty();
    }

    @Test
    void itsRunIdentifiesTheOscillator() throws IOException {
        Path run = folder.resolve("run");
        Cli.run(
                        "run",
                        EXAMPLE.resolve("run.yaml"),
                        "--plugins",
                        target,
                        "--set",
                        "training.epochs=1",
                        "--out",
                        run)
                .ok();
        assertThat(Files.readString(run.resolve("report.html"))).contains("linear-stiffness");
        JsonNode results = new ObjectMapper().readTree(run.resolve("results.json").toFile());
        assertThat(median(results, "linear-stiffness")).isCloseTo(-1, within(0.01));
        assertThat(median(results, "cubic-stiffness")).isCloseTo(1, within(0.01));
        assertThat(median(results, "damping")).isCloseTo(0.25, within(0.005));
    }

    private static double median(JsonNode results, String parameter) {
        List<JsonNode> found =
                results.findParents("median").stream()
                        .filter(n -> n.path("name").asText().equals(parameter))
                        .toList();
        assertThat(found).as(parameter + " in " + results).isNotEmpty();
        return found.get(0).path("median").asDouble();
    }

    @Test
    void isBuiltAgainstThisVersion() throws IOException {
        assertThat(version(EXAMPLE.resolve("pom.xml"), "warplab.version"))
                .isEqualTo(version(Cli.EXAMPLES.resolve("../pom.xml"), "version"));
    }

    private static String version(Path pom, String tag) throws IOException {
        Matcher text =
                Pattern.compile("<" + tag + ">(.*?)</" + tag + ">").matcher(Files.readString(pom));
        assertThat(text.find()).as(tag + " in " + pom).isTrue();
        return text.group(1);
    }
}
