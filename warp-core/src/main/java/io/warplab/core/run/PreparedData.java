package io.warplab.core.run;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.training.Holdout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A data set as models see it: scaled by its training part alone, with a validation part.
 *
 * @param raw the data set
 * @param inputScaling between raw and scaled inputs
 * @param targetScaling between raw and scaled targets
 * @param tauPerTime d tau / d time
 * @param train scaled, without what is held out
 * @param validation scaled
 * @param test scaled
 * @param notes what a reader should know: the data set's own notes and how validation was made
 */
public record PreparedData(
        Dataset raw,
        Normalisation inputScaling,
        Normalisation targetScaling,
        double tauPerTime,
        Batch train,
        Batch validation,
        Batch test,
        List<String> notes) {
    private static final int SHOWN = 4;

    /** Reads or generates a run's data set and prepares it. */
    static PreparedData of(PluginRegistry registry, RunFile run, Path base) {
        return of(
                registry.dataset(
                        run.data(), new RunDatasetContext(run.seeds().get(0), base, registry)),
                run);
    }

    /**
     * Fits the scaling on the training part, scales, and holds out for validation.
     *
     * @throws io.warplab.api.error.WarpException when the data cannot serve the task
     */
    static PreparedData of(Dataset data, RunFile run) {
        DataChecks.check(data, run.task());
        Batch train = data.train();
        Normalisation targets =
                Normalisation.fit(run.normalisation(), train.targets(), train.mask());
        // Predictions of the same channels are fed back as inputs: one scale for both.
        boolean same =
                train.targets() == train.inputs()
                        || run.task().kind() == Task.Kind.FORECAST
                                && data.inputs().equals(data.targets());
        Normalisation inputs =
                same
                        ? targets
                        : Normalisation.fit(run.normalisation(), train.inputs(), train.mask());
        int predicted = data.targets().size();
        if (run.task().kind() == Task.Kind.FORECAST
                && data.inputs().size() > predicted
                && data.inputs().subList(0, predicted).equals(data.targets())) {
            inputs = startingWith(targets, inputs);
        }
        Holdout holdout = Holdout.of(train, data.validation(), run.training().validationFraction());
        List<String> notes = new ArrayList<>(data.notes());
        if (!holdout.note().isEmpty()) {
            notes.add(holdout.note());
        }
        Batch scaledTrain = scaled(holdout.train(), inputs, targets);
        return new PreparedData(
                data,
                inputs,
                targets,
                Clock.tauPerTime(train),
                scaledTrain,
                holdout.validation() == holdout.train()
                        ? scaledTrain
                        : scaled(holdout.validation(), inputs, targets),
                scaled(data.test(), inputs, targets),
                notes);
    }

    /** The second scaling, its first channels scaled as in the first. */
    private static Normalisation startingWith(Normalisation first, Normalisation all) {
        double[] offset = all.offset();
        double[] scale = all.scale();
        System.arraycopy(first.offset(), 0, offset, 0, first.offset().length);
        System.arraycopy(first.scale(), 0, scale, 0, first.scale().length);
        return new Normalisation(offset, scale);
    }

    /** Raw to scaled; targets stay the same object as inputs where they were. */
    static Batch scaled(Batch raw, Normalisation inputs, Normalisation targets) {
        var scaledInputs = inputs.apply(raw.inputs());
        return raw.withValues(
                scaledInputs,
                raw.targets() == raw.inputs() ? scaledInputs : targets.apply(raw.targets()));
    }

    /** A few rows of the test part, evenly spread: those that reports show. */
    public int[] shownRows() {
        int n = test.size();
        int shown = Math.min(SHOWN, n);
        return IntStream.range(0, shown)
                .map(i -> (int) ((2L * i + 1) * n / (2L * shown)))
                .toArray();
    }

    /** What a model of the run is built for. */
    ModelContext context(RunFile run, String model, long seed) {
        return new ModelContext(
                model,
                run.task(),
                raw.inputs(),
                raw.targets(),
                raw.classes().size(),
                raw.train().steps(),
                raw.timeUnit(),
                inputScaling,
                targetScaling,
                tauPerTime,
                run.training().optimizer(),
                seed,
                run.availableThreads(),
                run.engine().memoryBytes());
    }
}
