package io.warplab.cli;

import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.SavedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trained models, and which data for them. */
final class RunOptions {
    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private Path folder;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Data in the form of the run's own, such as a CSV file.")
    private Path data;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Only this model of the run; may be repeated.")
    private List<String> models = new ArrayList<>();

    @Mixin private ThreadsOption threads;

    /** The data to judge on. */
    Path data() {
        return data;
    }

    /** Opens the run and tells {@code err} which of its models are not there. */
    SavedRun open(PluginRegistry registry, PrintWriter err) {
        SavedRun run = SavedRun.open(folder, models, threads.threads(), registry);
        run.missing().forEach(model -> err.println("warning: " + model + " was not trained"));
        err.flush();
        return run;
    }
}
