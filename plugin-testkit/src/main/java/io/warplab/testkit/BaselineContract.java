package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.SystemLookup;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every model keeps to that the shared trainer trains. Extend it, name the factory, and where
 * it cannot do every kind of task, the kinds.
 *
 * @param <C> config of the model
 */
public abstract class BaselineContract<C> extends ForecastContract<C> {
    private static final double CLOSE = 1e-5;

    /** Whether there is anything that it learns; unless overridden it does. */
    protected boolean learns() {
        return true;
    }

    /** Systems that the model may look up by name; unless overridden there are none. */
    protected SystemLookup systems() {
        return SystemLookup.NONE;
    }

    /**
     * The toy task of a kind: 24 steps, a context of 8, 2 classes. Override it for a model that
     * needs other channels or another motion; for {@link Task.Kind#FORECAST} targets are the
     * inputs.
     */
    @Override
    protected Batch toyBatch(Task.Kind kind, long seed) {
        return ToyBatches.of(kind, seed);
    }

    /** Optimiser steps after which it must have learned something of a toy task. */
    protected int trainingSteps() {
        return 80;
    }

    @Override
    ModelContext context(Task.Kind kind, Batch toy, long seed) {
        return ToyModels.context(
                        new Task(kind, ToyModels.CONTEXT, null),
                        toy.inputSize(),
                        toy.targetSize(),
                        kind == Task.Kind.CLASSIFICATION ? ToyModels.CLASSES : 0,
                        seed)
                .withSystems(systems());
    }

    private TrainableModel model(Task.Kind kind, long seed) {
        return factory().create(config(), context(kind, seed));
    }

    private Batch batch(Task.Kind kind) {
        return toyBatch(kind, seed());
    }

    /** Runs a check on a fresh model for every kind of task. */
    private void eachKind(BiConsumer<Task.Kind, TrainableModel> check) {
        for (Task.Kind kind : kinds()) {
            try (TrainableModel model = model(kind, seed())) {
                model.prepare(batch(kind));
                check.accept(kind, model);
            }
        }
    }

    @Test
    void refusesTasksThatItCannotDo() {
        for (Task.Kind kind : EnumSet.complementOf(EnumSet.copyOf(kinds()))) {
            assertThatThrownBy(
                            () -> model(kind, seed()).close(),
                            "kinds() leaves out %s: create() must refuse it by a WarpException that"
                                    + " says what to do",
                            kind)
                    .isInstanceOf(WarpException.class);
        }
    }

    @Test
    void learnsAToyTask() {
        if (!learns()) {
            return;
        }
        for (Task.Kind kind : kinds()) {
            Batch batch = batch(kind);
            try (TrainableModel model = model(kind, seed())) {
                double before = ToyScore.of(kind, predict(model, batch, kind), batch);
                model.prepare(batch);
                train(model, batch, 0, trainingSteps());
                double after = ToyScore.of(kind, predict(model, batch, kind), batch);
                assertThat(after)
                        .as(
                                "%s: after prepare() and %d training steps the error on a toy task"
                                        + " must have fallen by a third from %s (seed %d). Check the"
                                        + " gradient; override trainingSteps() for a slow learner, or"
                                        + " learns() for a model that has nothing to learn.",
                                kind, trainingSteps(), before, seed())
                        .isLessThan(before * 2 / 3);
            }
        }
    }

    @Test
    void predictionsHaveTheDocumentedShape() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    ForecastSpec spec =
                            new ForecastSpec(
                                    kind == Task.Kind.FORECAST ? ToyModels.CONTEXT : batch.steps());
                    INDArray mean = model.predict(batch, spec).mean();
                    long[] expected =
                            kind == Task.Kind.CLASSIFICATION
                                    ? new long[] {batch.size(), 1, ToyModels.CLASSES}
                                    : new long[] {batch.size(), batch.steps(), batch.targetSize()};
                    assertThat(mean.shape())
                            .as(
                                    "%s: predictions are [N, T, D_y] (class scores: [N, 1, classes]),"
                                            + " every sequence, padding included",
                                    kind)
                            .isEqualTo(expected);
                    Checks.finite(ToyBatches.values(mean), "%s: predictions", kind);
                    if (kind == Task.Kind.FORECAST) {
                        INDArray data = batch.targets();
                        for (int n = 0; n < batch.size(); n++) {
                            assertThat(mean.getDouble(n, 0, 0))
                                    .as(
                                            "FORECAST: step 0, which nothing predicts, repeats the data")
                                    .isEqualTo(data.getDouble(n, 0, 0));
                        }
                    }
                });
    }

    @Test
    void everySequenceIsPredictedInItsPlace() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    train(model, batch, 0, 3);
                    double[] all = predict(model, batch, kind);
                    int[] order =
                            IntStream.range(0, batch.size())
                                    .map(i -> (i * 7 + 3) % batch.size())
                                    .toArray();
                    int width = all.length / batch.size();
                    double[] moved = new double[all.length];
                    for (int i = 0; i < order.length; i++) {
                        System.arraycopy(all, order[i] * width, moved, i * width, width);
                    }
                    Checks.allClose(
                            predict(model, batch.select(order), kind),
                            moved,
                            CLOSE,
                            "%s: in another order the same sequences must get the same predictions:"
                                    + " sequences are independent and none may be dropped",
                            kind);
                    Checks.allClose(
                            predict(model, batch.select(new int[] {order[0]}), kind),
                            java.util.Arrays.copyOf(moved, width),
                            CLOSE,
                            "%s: a sequence alone must get the prediction that it gets among others",
                            kind);
                });
    }

    @Test
    void unobservedValuesHaveNoInfluence() {
        for (double value : new double[] {1e6, Double.NaN}) {
            eachKind(
                    (kind, model) -> {
                        Batch clean = ToyBatches.withUnobserved(batch(kind), 0);
                        Batch marked = ToyBatches.withUnobserved(batch(kind), value);
                        try (TrainableModel other = model(kind, seed())) {
                            model.prepare(clean);
                            other.prepare(marked);
                            Losses first = train(model, clean, 0, 2);
                            Losses second = train(other, marked, 0, 2);
                            String what =
                                    "%s: cells whose mask is 0 must have no influence; they held "
                                            + value
                                            + " instead of 0. Read the mask before the value: ";
                            if (first != null) {
                                Checks.close(
                                        second.loss(), first.loss(), 1e-12, 0, what + "loss", kind);
                            }
                            Checks.same(
                                    predict(other, marked, kind),
                                    predict(model, clean, kind),
                                    what + "predictions",
                                    kind);
                        }
                    });
        }
    }

    @Test
    void paddingChangesNothing() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    Batch padded = ToyBatches.padded(batch);
                    double[] expected = predict(model, batch, kind);
                    double[] longer = predict(model, padded, kind);
                    int width = expected.length / batch.size();
                    int paddedWidth = longer.length / batch.size();
                    double[] cut = new double[expected.length];
                    for (int n = 0; n < batch.size(); n++) {
                        System.arraycopy(longer, n * paddedWidth, cut, n * width, width);
                    }
                    Checks.allClose(
                            cut,
                            expected,
                            CLOSE,
                            "%s: one more unobserved step at the end must leave predictions as they"
                                    + " were",
                            kind);
                    if (model.isIterative()) {
                        try (TrainableModel other = model(kind, seed())) {
                            other.prepare(batch);
                            Checks.close(
                                    train(other, padded, 0, 1).loss(),
                                    train(model, batch, 0, 1).loss(),
                                    CLOSE,
                                    0,
                                    "%s: one more unobserved step at the end must leave the loss, a"
                                            + " mean over observed steps, as it was",
                                    kind);
                        }
                    }
                });
    }

    @Test
    void stateAndRestoreAreExact() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    train(model, batch, 0, 3);
                    ModelState saved = model.state();
                    Map<String, double[]> copies = copies(saved);
                    train(model, batch, 3, 6);
                    copies.forEach(
                            (name, values) ->
                                    Checks.same(
                                            ToyBatches.values(saved.weights().get(name)),
                                            values,
                                            "%s: state() must copy; training on changed '%s' of a"
                                                    + " state taken before",
                                            kind,
                                            name));
                    try (TrainableModel resumed = model(kind, seed() + 1)) {
                        resumed.restore(saved);
                        train(resumed, batch, 3, 6);
                        copies(model.state())
                                .forEach(
                                        (name, values) ->
                                                Checks.same(
                                                        copies(resumed.state()).get(name),
                                                        values,
                                                        "%s: a model restored from a state and"
                                                                + " trained on must be bit for bit the"
                                                                + " one that was never stopped, but '%s'"
                                                                + " differs. Put all that training needs"
                                                                + " into state(): weights, moments, step"
                                                                + " counts; draw from TrainingStep.seed"
                                                                + " alone",
                                                        kind,
                                                        name));
                        Checks.same(
                                predict(resumed, batch, kind),
                                predict(model, batch, kind),
                                "%s: a restored model must predict what the saved one predicted",
                                kind);
                    }
                });
    }

    private static Map<String, double[]> copies(ModelState state) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        state.weights().forEach((name, array) -> copies.put(name, ToyBatches.values(array)));
        return copies;
    }

    @Test
    void refusesAStateThatDoesNotFit() {
        eachKind(
                (kind, model) -> {
                    if (!model.state().weights().isEmpty()) {
                        assertThatThrownBy(
                                        () -> model.restore(new ModelState(Map.of(), Map.of())),
                                        "%s: restore() must refuse a state without this model's"
                                                + " weights by a WarpException that names them",
                                        kind)
                                .isInstanceOf(WarpException.class);
                    }
                });
    }

    @Test
    void theSameSeedGivesTheSameModel() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    try (TrainableModel other = model(kind, seed())) {
                        other.prepare(batch);
                        train(model, batch, 0, 3);
                        train(other, batch, 0, 3);
                        Checks.same(
                                predict(other, batch, kind),
                                predict(model, batch, kind),
                                "%s: two models of one seed must be the same after the same steps."
                                        + " Draw from context.seed() and TrainingStep.seed alone",
                                kind);
                    }
                });
    }

    @Test
    void predictingChangesNothing() {
        eachKind(
                (kind, model) -> {
                    Batch batch = batch(kind);
                    train(model, batch, 0, 2);
                    double[] first = predict(model, batch, kind);
                    predict(model, toyBatch(kind, seed() + 1), kind);
                    Checks.same(
                            predict(model, batch, kind),
                            first,
                            "%s: predict() must leave the model as it is",
                            kind);
                });
    }

    @Test
    void aStepThatIsNotFiniteUpdatesNothing() {
        eachKind(
                (kind, model) -> {
                    if (!model.isIterative()) {
                        return;
                    }
                    Batch batch = batch(kind);
                    train(model, batch, 0, 2);
                    Map<String, double[]> before = copies(model.state());
                    Batch blown =
                            batch.withValues(
                                    batch.inputs().mul(Double.POSITIVE_INFINITY),
                                    batch.targets().mul(Double.POSITIVE_INFINITY));
                    Losses losses = model.trainStep(blown, new TrainingStep(2, 2, 1, seed() + 2));
                    if (Double.isFinite(losses.loss()) && Double.isFinite(losses.gradientNorm())) {
                        return;
                    }
                    copies(model.state())
                            .forEach(
                                    (name, values) -> {
                                        if (!java.util.Arrays.equals(values, before.get(name))) {
                                            fail(
                                                    "%s: a step whose loss or gradient is not finite"
                                                            + " must update nothing, but '%s' changed."
                                                            + " Check both before the update.",
                                                    kind, name);
                                        }
                                    });
                });
    }
}
