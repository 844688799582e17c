package io.warplab.core.run;

import io.warplab.api.data.Dataset;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Carries out a run: loads and scales the data, then trains and judges every model with every seed.
 * A model that fails does not stop the others. In a folder that holds part of the run already,
 * finished models are taken from their files and an unfinished training goes on from its last
 * checkpoint.
 */
public final class RunExecutor {
    private final PluginRegistry registry;

    /** An executor that knows the components of {@code registry}. */
    public RunExecutor(PluginRegistry registry) {
        this.registry = registry;
    }

    /**
     * Reads or generates the data set of a run.
     *
     * @param base folder that relative paths of the settings start from
     */
    public Dataset dataset(RunFile run, Path base) {
        return PreparedData.dataset(registry, run, base);
    }

    /**
     * Runs to the end. Nothing is written before the data is there and every model could be built.
     *
     * @param base folder that relative paths of the settings start from
     * @param command for the records, as typed
     * @throws WarpException for mistakes in data and settings, and when nothing can be written
     */
    public RunResult execute(
            RunFile run, Path base, RunFolder folder, String command, RunListener listener) {
        return execute(run, dataset(run, base), base, folder, command, listener);
    }

    /**
     * The same on a data set that is there already, in place of what the run's settings describe.
     *
     * @param raw the data set, not scaled
     */
    public RunResult execute(
            RunFile run,
            Dataset raw,
            Path base,
            RunFolder folder,
            String command,
            RunListener listener) {
        PreparedData data = PreparedData.of(raw, run);
        requireBuildable(run, data);
        return execute(run, data, base, folder, command, listener);
    }

    /**
     * Runs to the end on data that is there already.
     *
     * @param data prepared as {@code run} says, for models that can be built
     * @throws WarpException when the user has to mend something, or nothing can be written
     */
    public RunResult execute(
            RunFile run,
            PreparedData data,
            Path base,
            RunFolder folder,
            String command,
            RunListener listener) {
        record(run, base, folder, command);
        listener.dataReady(data);
        SeedTraining training = new SeedTraining(registry, run, data, listener);
        List<String> slugs = run.slugs();
        List<ModelResult> models = new ArrayList<>();
        for (int i = 0; i < run.models().size(); i++) {
            Map<String, Object> config = run.models().get(i);
            List<SeedResult> seeds = new ArrayList<>();
            for (long seed : run.seeds()) {
                seeds.add(training.run(config, seed, folder.seed(slugs.get(i), seed)));
            }
            models.add(
                    new ModelResult(
                            RunFile.label(config), String.valueOf(config.get("model")), seeds));
        }
        return new RunResult(run, data, models);
    }

    /** Writes settings and environment of a run into its folder, unless they are there already. */
    public void record(RunFile run, Path base, RunFolder folder, String command) {
        if (!Files.isRegularFile(folder.config())) {
            AtomicFiles.writeText(folder.config(), YamlText.write(run.settings()));
            RunEnvironment.write(folder, registry, run, base, command);
        }
    }

    /**
     * Builds every model once: a mistake in the last should not show after hours of training the
     * first.
     *
     * @throws WarpException {@code bad-model} with all problems
     */
    public void requireBuildable(RunFile run, PreparedData data) {
        Problems problems = new Problems();
        for (int i = 0; i < run.models().size(); i++) {
            Map<String, Object> config = run.models().get(i);
            String name = RunFile.label(config);
            try {
                registry.model(config, data.context(run, name, run.seeds().get(0))).close();
            } catch (WarpException e) {
                if (e.kind() == WarpException.Kind.USER) {
                    problems.add(RunFile.place(i, config), e.describe().replaceAll("\\R", " "));
                }
            } catch (RuntimeException | LinkageError e) {
                // Nothing that the user wrote: the others are trained, this one is shown as failed.
                continue;
            }
        }
        problems.throwIfAny("bad-model", "Mend the models named above.");
    }
}
