package io.warplab.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads a model may use. */
final class ThreadsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int threads;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that a model may use; default: as the run file says.")
    private void set(int wanted) {
        if (wanted < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--threads: expected at least 1, got " + wanted + ".");
        }
        threads = wanted;
    }

    /** 0: not given. */
    int threads() {
        return threads;
    }
}
