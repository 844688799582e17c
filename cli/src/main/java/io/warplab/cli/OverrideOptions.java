package io.warplab.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is laid over the settings of a file. */
final class OverrideOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting in place of the file's; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Mixin private ThreadsOption threads;

    /** Whether there is anything. */
    boolean isGiven() {
        return !overrides().isEmpty();
    }

    /** As {@code KEY=VALUE}. */
    List<String> overrides() {
        List<String> all = new ArrayList<>(settings);
        if (threads.threads() > 0) {
            all.add("threads=" + threads.threads());
        }
        return all;
    }
}
