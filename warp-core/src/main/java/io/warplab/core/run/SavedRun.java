package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.PhysicalModel;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.Evaluator;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.evaluation.ParameterEvaluation;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The trained models of a run, for data that the run has not seen. */
public final class SavedRun implements AutoCloseable {
    private final RunFile run;
    private final RunFolder folder;
    private final PluginRegistry registry;
    private final List<TrainedModel> models;
    private final List<String> missing;

    private SavedRun(
            RunFile run,
            RunFolder folder,
            PluginRegistry registry,
            List<TrainedModel> models,
            List<String> missing) {
        this.run = run;
        this.folder = folder;
        this.registry = registry;
        this.models = models;
        this.missing = missing;
    }

    /**
     * Opens every trained model of a run.
     *
     * @param only labels of the models wanted; empty: all
     * @param threads that a model may use; 0: as many as the run file says
     * @throws WarpException {@code not-a-run}, {@code unknown-model}, {@code broken-model}, {@code
     *     missing-plugin}, or {@code no-model} when nothing was trained yet
     */
    public static SavedRun open(
            Path runFolder, List<String> only, int threads, PluginRegistry registry) {
        RunFolder folder = new RunFolder(runFolder).requireRun();
        RunFile run = RunFileReader.readRecorded(folder.config());
        requireKnown(only, run.modelNames());
        List<TrainedModel> models = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int used = threads == 0 ? run.availableThreads() : threads;
        ModelFile files = new ModelFile(registry);
        List<String> slugs = run.slugs();
        for (int i = 0; i < slugs.size(); i++) {
            String name = run.modelNames().get(i);
            if (!only.isEmpty() && !only.contains(name)) {
                continue;
            }
            for (long seed : run.seeds()) {
                Path file = folder.seed(slugs.get(i), seed).model();
                if (Files.isRegularFile(file)) {
                    models.add(files.read(file, used, run.engine().memoryBytes()));
                } else {
                    missing.add(name + (run.seeds().size() > 1 ? ", seed " + seed : ""));
                }
            }
        }
        if (models.isEmpty()) {
            throw WarpException.user(
                    "no-model",
                    "The run " + runFolder + " holds no trained model.",
                    "Finish it with: warp run --resume " + runFolder);
        }
        return new SavedRun(run, folder, registry, models, missing);
    }

    private static void requireKnown(List<String> only, List<String> known) {
        for (String name : only) {
            if (!known.contains(name)) {
                throw WarpException.user(
                        "unknown-model",
                        "The run has no model '"
                                + name
                                + "'. It has: "
                                + String.join(", ", known)
                                + ".",
                        "Give one of these names to --model.");
            }
        }
    }

    /** What the run was. */
    public RunFile run() {
        return run;
    }

    /** Where it lies. */
    public RunFolder folder() {
        return folder;
    }

    /** The models, in the order of the run file, seed by seed. */
    public List<TrainedModel> models() {
        return models;
    }

    /** Models of the run that were never trained to their end. */
    public List<String> missing() {
        return missing;
    }

    /**
     * Reads another file as the run read its own; all of it is in {@link Dataset#test()}.
     *
     * @throws WarpException when the file cannot be read so, or has other channels or classes
     */
    public Dataset read(Path file) {
        Dataset data =
                registry.read(
                        run.data(),
                        file,
                        new RunDatasetContext(run, RunEnvironment.base(folder), registry));
        TrainedModel any = models.get(0);
        if (!data.inputs().equals(any.context().inputs())
                || !data.targets().equals(any.context().targets())) {
            throw WarpException.user(
                    "other-channels",
                    "The models were trained on "
                            + any.context().inputs()
                            + " to predict "
                            + any.context().targets()
                            + ", "
                            + file
                            + " has "
                            + data.inputs()
                            + " and "
                            + data.targets()
                            + ".",
                    "Give a file with the columns of the training data.");
        }
        if (data.classes().size() > any.context().classes()) {
            throw WarpException.user(
                    "other-classes",
                    "The models know "
                            + any.context().classes()
                            + " classes, "
                            + file
                            + " has "
                            + data.classes().size()
                            + ": "
                            + String.join(", ", data.classes())
                            + ".",
                    "Give a file with the classes of the training data.");
        }
        Problems problems = new Problems();
        DataChecks.part(
                String.valueOf(file.getFileName()), data.test(), data, run.task(), problems);
        problems.throwIfAny("unfit-data", "Give a file with longer or cleaner sequences.");
        return data;
    }

    /** The sequences as a model sees them: scaled as its training data was. */
    private static Batch scaled(Dataset data, TrainedModel model) {
        Batch clocked = Clock.rescaled(data.test(), model.context().tauPerTime());
        return PreparedData.scaled(
                clocked, model.context().inputScaling(), model.context().targetScaling());
    }

    /** Errors of one model on the sequences of a file. */
    public Evaluation evaluate(TrainedModel model, Dataset data) {
        return Evaluator.evaluate(model.model(), scaled(data, model), model.context());
    }

    /** Whether a model has physical parameters. */
    public static boolean isPhysical(TrainedModel model) {
        return model.model() instanceof PhysicalModel physical
                && !physical.physicalParameters().isEmpty();
    }

    /** Physical parameters by one model; empty for a model without physics. */
    public List<ParameterEstimate> identify(TrainedModel model, Dataset data) {
        return model.model() instanceof PhysicalModel physical
                ? ParameterEvaluation.evaluate(physical, scaled(data, model), run.task(), Map.of())
                : List.of();
    }

    @Override
    public void close() {
        models.forEach(TrainedModel::close);
    }
}
