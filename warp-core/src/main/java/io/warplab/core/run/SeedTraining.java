package io.warplab.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.Evaluator;
import io.warplab.core.evaluation.ParameterEstimate;
import io.warplab.core.evaluation.ParameterEvaluation;
import io.warplab.core.io.AtomicFiles;
import io.warplab.core.io.Json;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.training.Checkpoints;
import io.warplab.core.training.MetricsLog;
import io.warplab.core.training.StopReason;
import io.warplab.core.training.Trainer;
import io.warplab.core.training.TrainingListener;
import io.warplab.core.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trains one model with one seed, judges it on the test part, and leaves its files. */
final class SeedTraining {
    /** Failures that the next model would meet as well. */
    private static final Set<String> FATAL = Set.of("disk-full", "write-failed", "interrupted");

    private final PluginRegistry registry;
    private final RunFile run;
    private final PreparedData data;
    private final RunListener listener;

    SeedTraining(PluginRegistry registry, RunFile run, PreparedData data, RunListener listener) {
        this.registry = registry;
        this.run = run;
        this.data = data;
        this.listener = listener;
    }

    /**
     * Trains, or takes from its file a model whose training was over before.
     *
     * @return the result, failed where the model failed
     * @throws WarpException when the user has to mend something, or when nothing can be written
     */
    SeedResult run(Map<String, Object> config, long seed, RunFolder.SeedFolder files) {
        String name = RunFile.label(config);
        ModelContext context = data.context(run, name, seed);
        SeedResult result;
        try (TrainableModel model = registry.model(config, context)) {
            result = run(config, context, model, files);
        } catch (WarpException e) {
            if (e.kind() == WarpException.Kind.USER || FATAL.contains(e.code())) {
                throw e;
            }
            result = SeedResult.failed(seed, 0, null, e.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            String message = e.getMessage() == null ? "" : ": " + e.getMessage();
            result = SeedResult.failed(seed, 0, null, e.getClass().getSimpleName() + message);
        }
        listener.finished(name, result);
        return result;
    }

    private SeedResult run(
            Map<String, Object> config,
            ModelContext context,
            TrainableModel model,
            RunFolder.SeedFolder files) {
        boolean done = Files.isRegularFile(files.training());
        TrainingResult training =
                done ? reuse(context, model, files) : train(config, context, model, files);
        if (training.reason() == StopReason.NOT_FINITE) {
            return SeedResult.failed(
                    context.seed(),
                    model.parameterCount(),
                    training,
                    "training diverged: " + training.detail());
        }
        Evaluation test = Evaluator.evaluate(model, data.test(), context);
        List<ParameterEstimate> identified = List.of();
        double[][][] courses = new double[0][][];
        if (model instanceof PhysicalModel physical && !physical.physicalParameters().isEmpty()) {
            identified =
                    ParameterEvaluation.evaluate(
                            physical, data.test(), run.task(), data.raw().testParameters());
            courses = ParameterCourses.of(physical, data.test(), run.task(), data.shownRows());
        }
        if (!done) {
            new PredictionsFile(data.raw().test(), run.task().kind())
                    .add("", test.predictions(), context.targetScaling())
                    .write(files.predictions());
            new ModelFile(registry).write(files.model(), config, context, model);
            // Last: from here on a resume takes the model as it is.
            AtomicFiles.writeText(files.training(), Json.pretty(training) + "\n");
        }
        return new SeedResult(
                context.seed(), model.parameterCount(), training, test, identified, courses, null);
    }

    private TrainingResult train(
            Map<String, Object> config,
            ModelContext context,
            TrainableModel model,
            RunFolder.SeedFolder files) {
        Checkpoints checkpoints =
                Checkpoints.in(files.checkpoints(), Map.of("settings", Json.line(config)));
        return new Trainer(run.training(), run.task(), context.seed())
                .train(
                        model,
                        data.train(),
                        data.validation(),
                        checkpoints,
                        TrainingListener.all(
                                new MetricsLog(files.metrics()),
                                listener.training(context.name(), context.seed())));
    }

    private TrainingResult reuse(
            ModelContext context, TrainableModel model, RunFolder.SeedFolder files) {
        listener.reused(context.name(), context.seed());
        TrainingResult training = read(files.training());
        ModelFile.restore(model, files.model());
        return training;
    }

    private static TrainingResult read(Path file) {
        try {
            return Json.mapper().readValue(Files.readString(file), TrainingResult.class);
        } catch (JsonProcessingException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "broken-run",
                    file + " is broken: " + e.getOriginalMessage() + ".",
                    "Delete it: the model is then trained on from its last checkpoint.",
                    e);
        } catch (IOException e) {
            throw WarpException.failure("read-failed", "Could not read " + file + ".", "", e);
        }
    }
}
