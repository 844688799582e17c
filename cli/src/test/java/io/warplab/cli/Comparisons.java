package io.warplab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Comparison files small enough for a test. */
final class Comparisons {
    /** Two that are sized and searched, two that have neither size nor learning rate. */
    static final String MODELS =
            """
            - {name: WARP, model: warp, decoder: {name: mlp, output: tanh}}
            - {name: GRU, model: gru}
            - model: ridge
            - model: persistence
            """;

    private Comparisons() {}

    /**
     * A comparison on the measured pendulum.
     *
     * @param settings lines at the top level, before tasks and models
     * @param tasks lines of the list
     * @param models lines of the list
     */
    static Path file(Path folder, String settings, String tasks, String models) throws IOException {
        Cli.pendulum(folder, Cli.BASELINES);
        return Files.writeString(
                folder.resolve("comparison.yaml"),
                settings
                        + "\ntasks:\n"
                        + tasks.indent(2)
                        + (models.isEmpty() ? "" : "models:\n" + models.indent(2)));
    }
}
