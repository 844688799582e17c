package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the command within the test's process. */
final class Cli {
    /** The repository's examples, whichever folder the tests run in. */
    static final Path EXAMPLES =
            Files.isDirectory(Path.of("../examples"))
                    ? Path.of("../examples")
                    : Path.of("examples");

    /** A measured pendulum: 3667 rows at 100 Hz. */
    static final Path PENDULUM = EXAMPLES.resolve("data/single_pendulum.csv");

    private Cli() {}

    /** What came of a command. */
    record Outcome(int code, String out, String err) {
        /** The command went well. */
        Outcome ok() {
            assertThat(code).as(err).isZero();
            return this;
        }

        /** The user has something to mend, and is told so in a few lines. */
        Outcome mistake(String... told) {
            assertThat(code).as(err).isEqualTo(2);
            assertThat(err).contains(told).contains("warp: ").doesNotContain("\tat ");
            assertThat(out).isEmpty();
            return this;
        }
    }

    static Outcome run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        int code = Main.run(Terminal.NONE, new PrintWriter(out), new PrintWriter(err), words);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Writes a run file of the pendulum, small enough for a test. */
    static Path pendulum(Path folder, String models) throws IOException {
        return Files.writeString(
                folder.resolve("pendulum.yaml"),
                """
                name: small pendulum
                data:
                  name: csv
                  path: %s
                  time-column: time_s
                  channels: [angle_rad, angular_velocity_rad_per_s]
                  units: {angle_rad: rad, angular_velocity_rad_per_s: rad/s}
                  window: 120
                  stride: 60
                  test-stride: 120
                task: {kind: forecast, context: 60}
                training:
                  epochs: 2
                  batch-size: 16
                  optimizer: {learning-rate: 3e-3}
                models:
                %s
                """
                        .formatted(PENDULUM.toAbsolutePath(), models.indent(2)));
    }

    /** WARP-Phys, which identifies the pendulum. */
    static final String PHYSICS =
            """
            - name: WARP-Phys
              model: warp
              decoder:
                name: physics
                prior: {name: ode, system: damped-pendulum}
                parameters: [weak-form]
            """;

    /** Two quick baselines. */
    static final String BASELINES =
            """
            - model: ridge
            - model: persistence
            """;
}
