package io.warplab.core.run;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.core.engine.AlgorithmChoice;
import io.warplab.core.engine.MemoryBudget;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.training.Calibration;
import io.warplab.core.training.StepTiming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run would do and take: told from sizes first, then timed for a moment on its own data. */
public final class RunExplanation {
    /** Seconds of calibration for each model. */
    public static final double CALIBRATION_SECONDS = 2;

    private final PluginRegistry registry;
    private final RunFile run;
    private final PreparedData data;
    private final List<Model> models;

    /**
     * A model of the run.
     *
     * @param name its label
     * @param kind of model
     * @param estimate of a full batch's step; empty where the model does not tell
     */
    public record Model(String name, String kind, Optional<StepEstimate> estimate) {}

    /**
     * A model as it was built and timed.
     *
     * @param parameters trained numbers
     * @param timing empty for a closed form, which takes no optimiser steps
     */
    public record Trial(long parameters, Optional<StepTiming> timing) {}

    private RunExplanation(
            PluginRegistry registry, RunFile run, PreparedData data, List<Model> models) {
        this.registry = registry;
        this.run = run;
        this.data = data;
        this.models = List.copyOf(models);
    }

    /**
     * Reads the data and asks every model; nothing of a model's size is allocated.
     *
     * @param base folder that relative paths of the settings start from
     * @throws WarpException for mistakes in data and settings, and for models that cannot fit, all
     *     of them together
     */
    public static RunExplanation of(PluginRegistry registry, RunFile run, Path base) {
        PreparedData data = PreparedData.of(registry, run, base);
        Problems problems = new Problems();
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < run.models().size(); i++) {
            Map<String, Object> config = run.models().get(i);
            String name = RunFile.label(config);
            try {
                models.add(
                        new Model(
                                name,
                                String.valueOf(config.get("model")),
                                registry.estimate(
                                        config,
                                        context(run, data, name),
                                        batchSize(run, data),
                                        data.train().steps())));
            } catch (WarpException e) {
                if (e.kind() != WarpException.Kind.USER) {
                    throw e;
                }
                problems.add(RunFile.place(i, config), e.describe().replaceAll("\\R", " "));
            }
        }
        problems.throwIfAny("bad-model", "Mend the models named above.");
        return new RunExplanation(registry, run, data, models);
    }

    private static ModelContext context(RunFile run, PreparedData data, String name) {
        return data.context(run, name, run.seeds().get(0));
    }

    private static int batchSize(RunFile run, PreparedData data) {
        return Math.min(run.training().batchSize(), data.train().size());
    }

    /** The run's models, in order. */
    public List<Model> models() {
        return models;
    }

    /** Training sequences. */
    public int sequences() {
        return data.train().size();
    }

    /** T of the training sequences. */
    public int steps() {
        return data.train().steps();
    }

    /** Sequences in an optimiser step. */
    public int batchSize() {
        return batchSize(run, data);
    }

    /** Bytes that a model may hold outside the Java heap. */
    public double memory() {
        return MemoryBudget.bytes(context(run, data, models.get(0).name()));
    }

    /**
     * Builds a model and times its optimiser steps.
     *
     * @param index of the model
     * @throws WarpException when the model cannot do the task, or fails
     */
    public Trial calibrate(int index) {
        Map<String, Object> config = run.models().get(index);
        ModelContext context = context(run, data, models.get(index).name());
        try (TrainableModel model = registry.model(config, context)) {
            return new Trial(
                    model.parameterCount(),
                    model.isIterative()
                            ? Optional.of(
                                    new Calibration(CALIBRATION_SECONDS)
                                            .time(
                                                    model,
                                                    data.train(),
                                                    run.training(context.name()),
                                                    work(model, config, context)))
                            : Optional.empty());
        }
    }

    /** The estimate's operations and traffic where they are known, else sequences times steps. */
    private Calibration.Work work(
            TrainableModel model, Map<String, Object> config, ModelContext context) {
        return batch ->
                model.estimate(batch)
                        .or(() -> registry.estimate(config, context, batch.size(), batch.steps()))
                        .map(RunExplanation::time)
                        .filter(Double::isFinite)
                        .orElse((double) batch.size() * batch.steps());
    }

    /** Expected time, in operations. */
    private static double time(StepEstimate e) {
        return Double.isNaN(e.bytes())
                ? e.flops()
                : AlgorithmChoice.time(new RecurrenceCost(e.flops(), e.bytes(), e.memory()));
    }
}
