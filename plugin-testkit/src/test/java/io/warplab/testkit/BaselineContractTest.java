package io.warplab.testkit;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.spi.ComponentInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A right model passes; each wrong one fails the check that is meant for it. */
class BaselineContractTest {
    @Test
    void aRightModelPasses() {
        ContractRun.of(Right.class).passes();
    }

    @Test
    void notLearningIsTold() {
        ContractRun.of(NotLearning.class)
                .fails("learnsAToyTask", "FORECAST", "fallen by a third", "seed")
                .andNothingElseBut("learnsAToyTask");
    }

    @Test
    void droppedAndMisplacedSequencesAreTold() {
        ContractRun.of(DropsLast.class)
                .fails("predictionsHaveTheDocumentedShape", "every sequence, padding included");
        ContractRun.of(Shuffles.class)
                .fails("everySequenceIsPredictedInItsPlace", "in another order");
    }

    @Test
    void ignoredMasksAreTold() {
        ContractRun.of(IgnoresMask.class)
                .fails("unobservedValuesHaveNoInfluence", "Read the mask before the value")
                .fails("paddingChangesNothing", "a mean over observed steps");
    }

    @Test
    void leakageIsTold() {
        ContractRun.of(Leaks.class)
                .fails("forecastsSeeNothingAfterTheContext", "must not depend on data")
                .andNothingElseBut(
                        "forecastsSeeNothingAfterTheContext",
                        "knownInputsDoWhatTheModelSays",
                        "unobservedValuesHaveNoInfluence");
    }

    @Test
    void knownInputsThatDoOtherThanSaidAreTold() {
        ContractRun.of(UsesKnown.class).passes();
        ContractRun.of(SaysUsed.class)
                .fails("knownInputsDoWhatTheModelSays", "must change the forecast")
                .andNothingElseBut("knownInputsDoWhatTheModelSays");
        ContractRun.of(SaysIgnored.class)
                .fails("knownInputsDoWhatTheModelSays", "says IGNORED")
                .andNothingElseBut("knownInputsDoWhatTheModelSays");
        ContractRun.of(SaysRefused.class)
                .fails("knownInputsDoWhatTheModelSays", "create() must refuse")
                .andNothingElseBut("knownInputsDoWhatTheModelSays");
    }

    @Test
    void incompleteStatesAreTold() {
        ContractRun.of(ForgetsMomentum.class)
                .fails("stateAndRestoreAreExact", "bit for bit", "moments")
                .andNothingElseBut("stateAndRestoreAreExact");
        ContractRun.of(SharesState.class).fails("stateAndRestoreAreExact", "state() must copy");
        ContractRun.of(TakesAnyState.class)
                .fails("refusesAStateThatDoesNotFit", "WarpException")
                .andNothingElseBut("refusesAStateThatDoesNotFit");
    }

    @Test
    void drawsFromElsewhereAreTold() {
        ContractRun.of(Unseeded.class).fails("theSameSeedGivesTheSameModel", "context.seed()");
    }

    @Test
    void learningWhilePredictingIsTold() {
        ContractRun.of(LearnsFromTests.class)
                .fails("predictingChangesNothing", "leave the model as it is");
    }

    @Test
    void updatesByNumbersThatAreNotFiniteAreTold() {
        ContractRun.of(UpdatesByAnything.class)
                .fails("aStepThatIsNotFiniteUpdatesNothing", "must update nothing", "'w'")
                .andNothingElseBut("aStepThatIsNotFiniteUpdatesNothing");
    }

    @Test
    void acceptingEveryTaskIsTold() {
        ContractRun.of(AcceptsEverything.class)
                .fails("refusesTasksThatItCannotDo", "kinds() leaves out CLASSIFICATION")
                .andNothingElseBut("refusesTasksThatItCannotDo");
    }

    private enum Fault {
        NONE,
        NOT_LEARNING,
        DROPS_LAST,
        SHUFFLES,
        IGNORES_MASK,
        LEAKS,
        FORGETS_MOMENTUM,
        SHARES_STATE,
        TAKES_ANY_STATE,
        UNSEEDED,
        LEARNS_FROM_TESTS,
        UPDATES_BY_ANYTHING,
        ACCEPTS_EVERYTHING,
        /** No fault where it says so. */
        USES_KNOWN
    }

    /**
     * y = W [1, x] by momentum descent: in a reconstruction of x_t, in a forecast of the last value
     * seen.
     */
    private static final class LinearModel implements TrainableModel {
        private final ModelContext context;
        private final Fault fault;
        private final int width;

        /** States given out, which a fault goes on writing to. */
        private final List<INDArray> shared = new ArrayList<>();

        private double[] w;
        private double[] momentum;

        LinearModel(ModelContext context, Fault fault) {
            this.context = context;
            this.fault = fault;
            width = context.inputs().size() + 1;
            long seed = fault == Fault.UNSEEDED ? System.nanoTime() : context.seed();
            w = new SplittableRandom(seed).doubles((long) width * outputs(), -1, 1).toArray();
            momentum = new double[w.length];
        }

        private int outputs() {
            return context.targets().size();
        }

        private boolean forecasts() {
            return context.task().kind() == Task.Kind.FORECAST;
        }

        @Override
        public long parameterCount() {
            return w.length;
        }

        /** [1, x] of the step that each step is predicted from, [N, T, 1 + D_x]. */
        private double[] features(Batch batch, int context) {
            double[] x = ToyBatches.values(batch.inputs());
            double[] mask = ToyBatches.values(batch.mask());
            int d = width - 1;
            double[] out = new double[mask.length * width];
            for (int i = 0; i < mask.length; i++) {
                int t = i % batch.steps();
                int first = i - t;
                int at = forecasts() ? Math.min(t - 1, context - 1) : t;
                at = fault == Fault.LEAKS && forecasts() ? t - 1 : at;
                at = Math.max(0, at);
                while (at > 0 && mask[first + at] == 0 && fault != Fault.IGNORES_MASK) {
                    at--;
                }
                out[i * width] = 1;
                System.arraycopy(x, (first + at) * d, out, i * width + 1, d);
                if (fault == Fault.USES_KNOWN && forecasts()) {
                    int seen = t;
                    while (mask[first + seen] == 0) {
                        seen--;
                    }
                    int known = d - outputs();
                    System.arraycopy(
                            x, (first + seen + 1) * d - known, out, (i + 1) * width - known, known);
                }
            }
            return out;
        }

        private double[] outputs(double[] features) {
            int rows = features.length / width;
            double[] y = new double[rows * outputs()];
            for (int i = 0; i < rows; i++) {
                for (int c = 0; c < outputs(); c++) {
                    for (int k = 0; k < width; k++) {
                        y[i * outputs() + c] += w[c * width + k] * features[i * width + k];
                    }
                }
            }
            return y;
        }

        @Override
        public Losses trainStep(Batch batch, TrainingStep step) {
            double[] features = features(batch, context.task().context());
            double[] y = outputs(features);
            double[] target = ToyBatches.values(batch.targets());
            double[] mask = ToyBatches.values(batch.mask());
            double[] gradient = new double[w.length];
            double loss = 0;
            int count = 0;
            for (int i = 0; i < mask.length; i++) {
                if (mask[i] != 0 || fault == Fault.IGNORES_MASK) {
                    for (int c = 0; c < outputs(); c++) {
                        double e = y[i * outputs() + c] - target[i * outputs() + c];
                        loss += e * e;
                        count++;
                        for (int k = 0; k < width; k++) {
                            gradient[c * width + k] += 2 * e * features[i * width + k];
                        }
                    }
                }
            }
            loss /= count;
            if (fault != Fault.NOT_LEARNING
                    && (Double.isFinite(loss) || fault == Fault.UPDATES_BY_ANYTHING)) {
                for (int k = 0; k < w.length; k++) {
                    momentum[k] = 0.8 * momentum[k] + gradient[k] / count;
                    w[k] -= 0.1 * momentum[k];
                }
                shared.forEach(live -> live.assign(array(w)));
            }
            return new Losses(loss, Double.isFinite(loss) ? 1 : Double.NaN, Map.of());
        }

        @Override
        public Predictions predict(Batch batch, ForecastSpec spec) {
            if (fault == Fault.LEARNS_FROM_TESTS) {
                w[0] += 1e-3;
            }
            double[] y = outputs(features(batch, spec.context()));
            int row = batch.steps() * outputs();
            double[] x0 = ToyBatches.values(batch.targets());
            int size = batch.size();
            if (forecasts()) {
                for (int n = 0; n < size; n++) {
                    System.arraycopy(x0, n * row, y, n * row, outputs());
                }
            }
            if (fault == Fault.SHUFFLES && size > 1) {
                double[] first = Arrays.copyOf(y, row);
                System.arraycopy(y, row, y, 0, row);
                System.arraycopy(first, 0, y, row, row);
            }
            if (fault == Fault.DROPS_LAST && size > 1) {
                size--;
                y = Arrays.copyOf(y, size * row);
            }
            return new Predictions(
                    Nd4j.create(y, new long[] {size, batch.steps(), outputs()}, DataType.DOUBLE),
                    null);
        }

        @Override
        public ModelState state() {
            if (fault == Fault.SHARES_STATE) {
                INDArray live = Nd4j.createFromArray(w);
                shared.add(live);
                return new ModelState(Map.of("w", live), Map.of("m", array(momentum)));
            }
            return new ModelState(
                    Map.of("w", array(w)),
                    fault == Fault.FORGETS_MOMENTUM ? Map.of() : Map.of("m", array(momentum)));
        }

        private static INDArray array(double[] values) {
            return Nd4j.create(values.clone(), new long[] {values.length}, DataType.DOUBLE);
        }

        @Override
        public void restore(ModelState state) {
            INDArray saved = state.weights().get("w");
            if (saved == null) {
                if (fault == Fault.TAKES_ANY_STATE) {
                    return;
                }
                throw WarpException.user("model-mismatch", "no array w", "");
            }
            w = ToyBatches.values(saved);
            momentum =
                    state.optimizer().containsKey("m")
                            ? ToyBatches.values(state.optimizer().get("m"))
                            : new double[w.length];
        }
    }

    /** A contract on a model with one fault. */
    abstract static class With extends BaselineContract<Factories.Config> {
        private final Fault fault;

        With(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected Set<Task.Kind> kinds() {
            return EnumSet.of(Task.Kind.FORECAST, Task.Kind.RECONSTRUCTION);
        }

        @Override
        protected KnownInputUse knownInputs() {
            return KnownInputUse.IGNORED;
        }

        @Override
        protected BaselineFactory<Factories.Config> factory() {
            return new BaselineFactory<>() {
                @Override
                public TrainableModel create(Factories.Config config, ModelContext context) {
                    if (context.task().kind() == Task.Kind.CLASSIFICATION
                            && fault != Fault.ACCEPTS_EVERYTHING) {
                        throw WarpException.user("no-classes", "cannot classify", "");
                    }
                    return new LinearModel(context, fault);
                }

                @Override
                public String name() {
                    return "linear";
                }

                @Override
                public Class<Factories.Config> configType() {
                    return Factories.Config.class;
                }

                @Override
                public ComponentInfo info() {
                    return Factories.INFO;
                }
            };
        }
    }

    static class Right extends With {
        Right() {
            super(Fault.NONE);
        }
    }

    static class UsesKnown extends With {
        UsesKnown() {
            super(Fault.USES_KNOWN);
        }

        @Override
        protected KnownInputUse knownInputs() {
            return KnownInputUse.USED;
        }
    }

    static class SaysUsed extends Right {
        @Override
        protected KnownInputUse knownInputs() {
            return KnownInputUse.USED;
        }
    }

    static class SaysIgnored extends UsesKnown {
        @Override
        protected KnownInputUse knownInputs() {
            return KnownInputUse.IGNORED;
        }
    }

    static class SaysRefused extends Right {
        @Override
        protected KnownInputUse knownInputs() {
            return KnownInputUse.REFUSED;
        }
    }

    static class NotLearning extends With {
        NotLearning() {
            super(Fault.NOT_LEARNING);
        }
    }

    static class DropsLast extends With {
        DropsLast() {
            super(Fault.DROPS_LAST);
        }
    }

    static class Shuffles extends With {
        Shuffles() {
            super(Fault.SHUFFLES);
        }
    }

    static class IgnoresMask extends With {
        IgnoresMask() {
            super(Fault.IGNORES_MASK);
        }
    }

    static class Leaks extends With {
        Leaks() {
            super(Fault.LEAKS);
        }
    }

    static class ForgetsMomentum extends With {
        ForgetsMomentum() {
            super(Fault.FORGETS_MOMENTUM);
        }
    }

    static class SharesState extends With {
        SharesState() {
            super(Fault.SHARES_STATE);
        }
    }

    static class TakesAnyState extends With {
        TakesAnyState() {
            super(Fault.TAKES_ANY_STATE);
        }
    }

    static class Unseeded extends With {
        Unseeded() {
            super(Fault.UNSEEDED);
        }
    }

    static class LearnsFromTests extends With {
        LearnsFromTests() {
            super(Fault.LEARNS_FROM_TESTS);
        }
    }

    static class UpdatesByAnything extends With {
        UpdatesByAnything() {
            super(Fault.UPDATES_BY_ANYTHING);
        }
    }

    static class AcceptsEverything extends With {
        AcceptsEverything() {
            super(Fault.ACCEPTS_EVERYTHING);
        }
    }
}
