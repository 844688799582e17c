package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import org.junit.jupiter.api.Test;

/**
 * What a forecast may depend on: data up to the context, and inputs that are known beyond it.
 *
 * @param <C> config of the model
 */
abstract class ForecastContract<C> extends SizeContract<C> {
    private static final int PUSHED = ToyModels.CONTEXT + 4;

    /**
     * What it makes of inputs after the targets, which in a forecast are known at every step;
     * unless overridden it uses them.
     */
    protected KnownInputUse knownInputs() {
        return KnownInputUse.USED;
    }

    /** The toy task of a kind. */
    protected abstract Batch toyBatch(Task.Kind kind, long seed);

    /** What a model of this batch is built for. */
    abstract ModelContext context(Task.Kind kind, Batch toy, long seed);

    @Override
    final ModelContext context(Task.Kind kind, long seed) {
        return context(kind, toyBatch(kind, seed), seed);
    }

    final double[] predict(TrainableModel model, Batch batch, Task.Kind kind) {
        int context = kind == Task.Kind.FORECAST ? ToyModels.CONTEXT : batch.steps();
        return ToyBatches.values(model.predict(batch, new ForecastSpec(context)).mean());
    }

    final Losses train(TrainableModel model, Batch batch, int from, int to) {
        Losses losses = null;
        for (int i = from; i < to && model.isIterative(); i++) {
            losses = model.trainStep(batch, new TrainingStep(i, i, 1, seed() + i));
        }
        return losses;
    }

    private TrainableModel forecaster(Batch batch) {
        return factory().create(config(), context(Task.Kind.FORECAST, batch, seed()));
    }

    private double[] forecast(TrainableModel model, Batch batch) {
        return predict(model, batch, Task.Kind.FORECAST);
    }

    @Test
    void forecastsSeeNothingAfterTheContext() {
        if (!kinds().contains(Task.Kind.FORECAST)) {
            return;
        }
        Batch batch = toyBatch(Task.Kind.FORECAST, seed());
        try (TrainableModel model = forecaster(batch)) {
            model.prepare(batch);
            train(model, batch, 0, 2);
            Checks.same(
                    forecast(model, ToyBatches.withLater(batch, ToyModels.CONTEXT, 1e3)),
                    forecast(model, batch),
                    "A forecast must not depend on data from the context on (it became 1000): feed"
                            + " the model its own predictions there");
        }
    }

    @Test
    void knownInputsDoWhatTheModelSays() {
        if (!kinds().contains(Task.Kind.FORECAST)) {
            return;
        }
        Batch batch = ToyBatches.driven(seed());
        if (knownInputs() == KnownInputUse.REFUSED) {
            assertThatThrownBy(
                            () -> forecaster(batch).close(),
                            "knownInputs() says REFUSED: create() must refuse a forecast with more"
                                    + " inputs than targets by a WarpException that says what to do")
                    .isInstanceOf(WarpException.class);
            return;
        }
        try (TrainableModel model = forecaster(batch)) {
            model.prepare(batch);
            train(model, batch, 0, 2);
            double[] before = forecast(model, batch);
            assertThat(before)
                    .as("FORECAST with known inputs: predictions are [N, T, D_y], targets alone")
                    .hasSize(batch.size() * batch.steps() * batch.targetSize());
            Checks.same(
                    forecast(model, ToyBatches.withLaterTargets(batch, ToyModels.CONTEXT, 1e3)),
                    before,
                    "A forecast with known inputs must not depend on targets from the context on"
                            + " (they became 1000): only inputs after the targets are known there");
            Checks.same(
                    forecast(model, ToyBatches.withUnobserved(batch, Double.NaN)),
                    forecast(model, ToyBatches.withUnobserved(batch, 0)),
                    "Known inputs of steps whose mask is 0 must have no influence: go on with the"
                            + " last ones observed");
            double[] pushed = forecast(model, ToyBatches.withLaterKnown(batch, PUSHED, 2));
            if (knownInputs() == KnownInputUse.IGNORED) {
                Checks.same(
                        pushed,
                        before,
                        "knownInputs() says IGNORED, but other known inputs changed the forecast");
            } else {
                assertThat(pushed)
                        .as(
                                "Known inputs in the horizon must change the forecast (from step %d"
                                        + " on they became 2); override knownInputs() for a model"
                                        + " that ignores or refuses them",
                                PUSHED)
                        .isNotEqualTo(before);
            }
        }
    }
}
