package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.cli.thirdparty.FreeFall;
import io.warplab.cli.thirdparty.FreeFallPlugin;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that the program has never heard of. */
class ThirdPartyPluginTest {
    private static final String MODELS =
            """
            - name: falling
              model: warp
              decoder:
                name: physics
                prior: {name: ode, system: free-fall}
            """;

    @TempDir private static Path folder;
    private static Path jar;

    @BeforeAll
    static void pack() throws IOException {
        jar = folder.resolve("falling.jar");
        PluginJar.write(jar, FreeFallPlugin.class, FreeFall.class);
    }

    @Test
    void isListedAndShown() {
        assertThat(Cli.run("plugins", "--plugins", folder).ok().out())
                .containsPattern("system +free-fall +\\S*falling.jar");
        assertThat(Cli.run("plugins", "show", "free-fall", "--plugins", jar).ok().out())
                .contains("plug-in falling 1.2.3", "gravity", "m/s^2", "source: G. Galilei, 1638");
    }

    @Test
    void takesPartInARunAndIsMissedAfterwards() throws IOException {
        Path file = Cli.pendulum(folder, MODELS);
        Cli.run("run", file, "--out", folder.resolve("without"))
                .mistake("No system 'free-fall'.", "--plugins");
        Path run = folder.resolve("with");
        Cli.run("run", file, "--set", "training.epochs=1", "--out", run, "--plugins", jar).ok();
        Cli.run("evaluate", run, "--data", Cli.PENDULUM)
                .mistake("needs the system 'free-fall' of plug-in 'falling' 1.2.3", "falling.jar");
        assertThat(Cli.run("identify", run, "--data", Cli.PENDULUM, "--plugins", jar).ok().out())
                .contains("gravity", "m/s^2");
    }

    @Test
    void itsSystemIsIdentifiedByLeastSquares() throws IOException {
        Path file =
                Cli.pendulum(
                        folder,
                        """
                        - name: fitted
                          model: least-squares
                          system: free-fall
                          iterations: 5
                          updates: 1
                        """);
        Cli.run("run", file, "--out", folder.resolve("nowhere"))
                .mistake("No system 'free-fall'.", "--plugins");
        Path run = folder.resolve("least-squares");
        Cli.run("run", file, "--out", run, "--plugins", jar).ok();
        Cli.run("evaluate", run, "--data", Cli.PENDULUM)
                .mistake("needs the system 'free-fall' of plug-in 'falling' 1.2.3", "falling.jar");
        assertThat(Cli.run("identify", run, "--data", Cli.PENDULUM, "--plugins", jar).ok().out())
                .contains("gravity", "m/s^2");
    }
}
