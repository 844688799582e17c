package io.warplab.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WarpModelTest {
    private static final long SEED = 7;
    private static final int STEPS = 20;

    @Test
    void learnsToForecastSines() {
        try (TrainableModel model = model(forecast(), 1, new WarpConfig(), 1)) {
            Batch batch = sines(48, STEPS);
            double first = model.trainStep(batch, step(0)).loss();
            double last = first;
            for (int i = 1; i < 400; i++) {
                last = model.trainStep(batch, step(i)).loss();
            }
            assertThat(last).isLessThan(first / 20);
            INDArray predicted = model.predict(batch, new ForecastSpec(5)).mean();
            assertThat(
                            predicted.sub(batch.targets()).norm2Number().doubleValue()
                                    / Math.sqrt(predicted.length()))
                    .isLessThan(0.15);
        }
    }

    @Test
    void learnsClassesFromTheLastStepOfUnequalLengths() {
        Task task = new Task(Task.Kind.CLASSIFICATION, 1, null);
        try (TrainableModel model = model(task, 2, new WarpConfig(), 2)) {
            Batch batch = classes(60);
            for (int i = 0; i < 300; i++) {
                model.trainStep(batch, step(i));
            }
            INDArray scores = model.predict(batch, new ForecastSpec(STEPS)).mean();
            long right =
                    IntStream.range(0, batch.size())
                            .filter(
                                    n ->
                                            (scores.getDouble(n, 0, 1) > scores.getDouble(n, 0, 0)
                                                            ? 1
                                                            : 0)
                                                    == batch.labels()[n])
                            .count();
            assertThat(right).isGreaterThanOrEqualTo(58);
        }
    }

    @Test
    void whatLiesBehindTheMaskChangesNothing() {
        Batch batch = sines(6, STEPS);
        Batch shorter = withTail(batch, 12, 0);
        Batch garbage = withTail(batch, 12, 1e3);
        try (TrainableModel a = model(forecast(), 1, new WarpConfig(), 1);
                TrainableModel b = model(forecast(), 1, new WarpConfig(), 1)) {
            for (int i = 0; i < 3; i++) {
                assertThat(b.trainStep(garbage, step(i)).loss())
                        .isEqualTo(a.trainStep(shorter, step(i)).loss());
            }
            assertThat(numbers(b.state().weights())).isEqualTo(numbers(a.state().weights()));
        }
    }

    @Test
    void restoringContinuesBitForBit() {
        Batch batch = sines(10, STEPS);
        Task scheduled = new Task(Task.Kind.FORECAST, 5, 0.5);
        try (TrainableModel a = model(scheduled, 1, new WarpConfig(), 2);
                TrainableModel b = model(scheduled, 1, new WarpConfig(), 2)) {
            for (int i = 0; i < 5; i++) {
                a.trainStep(batch, step(i));
            }
            ModelState saved = a.state();
            List<Double> unbroken = new ArrayList<>();
            for (int i = 5; i < 10; i++) {
                unbroken.add(a.trainStep(batch, step(i)).loss());
            }
            b.restore(saved);
            List<Double> resumed = new ArrayList<>();
            for (int i = 5; i < 10; i++) {
                resumed.add(b.trainStep(batch, step(i)).loss());
            }
            assertThat(resumed).isEqualTo(unbroken);
            assertThat(numbers(b.state().weights())).isEqualTo(numbers(a.state().weights()));
            assertThat(numbers(b.state().optimizer())).isEqualTo(numbers(a.state().optimizer()));
        }
    }

    @Test
    void threadsShareTheBatchWithoutChangingTheResult() {
        WarpConfig exact = config(WarpConfig.ModeChoice.AUTO, 0);
        Batch batch = sines(37, STEPS);
        try (TrainableModel one = model(forecast(), 1, exact, 1);
                TrainableModel three = model(forecast(), 1, exact, 3)) {
            for (int i = 0; i < 5; i++) {
                assertThat(three.trainStep(batch, step(i)).loss())
                        .isCloseTo(one.trainStep(batch, step(i)).loss(), within(1e-9));
            }
        }
    }

    @Test
    void numbersThatBlowUpAreReportedAndNotApplied() {
        try (TrainableModel model = model(forecast(), 1, new WarpConfig(), 1)) {
            Batch batch = sines(4, STEPS);
            Map<String, List<Double>> before = numbers(model.state().weights());
            INDArray bad = batch.inputs().mul(1e200);
            assertThat(model.trainStep(batch.withValues(bad, bad), step(0)).loss()).isNotFinite();
            assertThat(numbers(model.state().weights())).isEqualTo(before);
        }
    }

    @Test
    void aStateOfAnotherModelIsRefusedByName() {
        try (TrainableModel model = model(forecast(), 1, new WarpConfig(), 1)) {
            assertThatThrownBy(
                            () ->
                                    model.restore(
                                            new ModelState(
                                                    Map.of("recurrence.A", Nd4j.zeros(3, 3)),
                                                    Map.of())))
                    .isInstanceOf(WarpException.class)
                    .hasMessageContaining("expected shape")
                    .hasMessageContaining("got");
        }
    }

    @Test
    void whatCannotFitIsRefusedBeforeAnythingIsAllocated() {
        assertThatThrownBy(() -> model(forecast(), 1, new WarpConfig(), 1, 10_000))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("GiB to train")
                .extracting(e -> ((WarpException) e).action())
                .asString()
                .contains("low-rank", "engine.memory");
    }

    @Test
    void aTightBudgetMakesBlocksSmallerAndChangesNoGradient() {
        Batch batch = sines(37, STEPS);
        WarpConfig exact = config(WarpConfig.ModeChoice.AUTO, 0);
        List<Double> losses = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        for (long budget : new long[] {1L << 30, 1L << 20}) {
            try (TrainableModel model = model(forecast(), 1, exact, 2, budget)) {
                double last = 0;
                for (int i = 0; i < 5; i++) {
                    last = model.trainStep(batch, step(i)).loss();
                }
                losses.add(last);
                blocks.add(((WarpModel) model).plan(batch.size()).blockLanes());
            }
        }
        assertThat(blocks.get(1)).isLessThan(blocks.get(0));
        assertThat(losses.get(1)).isCloseTo(losses.get(0), within(1e-9));
    }

    @Test
    void theEstimateOfABatchKnowsHowManyColumnsItsStartsTake() {
        WarpConfig config = config(WarpConfig.ModeChoice.CONVOLUTIONAL, 0);
        Batch batch = sines(30, STEPS);
        INDArray x = batch.inputs().dup('c');
        for (int n = 0; n < batch.size(); n++) {
            x.putScalar(new long[] {n, 0, 0}, 0.3);
        }
        try (TrainableModel model = model(forecast(), 1, config, 1)) {
            double distinct = model.estimate(batch).orElseThrow().flops();
            double shared = model.estimate(batch.withValues(x, x)).orElseThrow().flops();
            assertThat(shared).isLessThan(0.8 * distinct);
        }
    }

    @Test
    void clippingRulesOutTheConvolutionalMode() {
        assertThatThrownBy(() -> config(WarpConfig.ModeChoice.CONVOLUTIONAL, 0.5))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("not exact with a weights-limit");
    }

    /** The numbers themselves: ND4J takes arrays for equal that differ by 1e-5. */
    private static Map<String, List<Double>> numbers(Map<String, INDArray> arrays) {
        Map<String, List<Double>> all = new TreeMap<>();
        arrays.forEach(
                (name, array) ->
                        all.put(
                                name,
                                Arrays.stream(array.dup('c').data().asDouble()).boxed().toList()));
        return all;
    }

    private static Task forecast() {
        return new Task(Task.Kind.FORECAST, 5, null);
    }

    private static TrainingStep step(int i) {
        return new TrainingStep(i, 0, 1, SEED + i);
    }

    private static WarpConfig config(WarpConfig.ModeChoice mode, double limit) {
        return new WarpConfig(
                Map.of("name", "mlp"),
                Map.of("name", "dense"),
                mode,
                WarpConfig.Initial.NETWORK,
                List.of(8),
                Activation.SWISH,
                WarpConfig.HeadKind.POINT,
                1e-4,
                List.of(),
                false,
                limit,
                WarpConfig.Adapt.AUTO,
                Precision.FLOAT64);
    }

    private static TrainableModel model(Task task, int channels, WarpConfig config, int threads) {
        return model(task, channels, config, threads, 0);
    }

    private static TrainableModel model(
            Task task, int channels, WarpConfig config, int threads, long memory) {
        List<Channel> all =
                IntStream.range(0, channels).mapToObj(c -> new Channel("c" + c, "")).toList();
        return new WarpModelFactory(new BuiltIn())
                .create(
                        config,
                        new ModelContext(
                                "warp",
                                task,
                                all,
                                all,
                                task.kind() == Task.Kind.CLASSIFICATION ? 2 : 0,
                                STEPS,
                                "s",
                                Normalisation.identity(channels),
                                Normalisation.identity(channels),
                                1,
                                new OptimizerSpec("adam", 5e-3, Map.of("transition", 0.03), 1),
                                SEED,
                                threads,
                                memory));
    }

    private static Batch sines(int count, int steps) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] x = new double[count * steps];
        for (int n = 0; n < count; n++) {
            double phase = random.nextDouble(-1, 1);
            for (int t = 0; t < steps; t++) {
                x[n * steps + t] = Math.sin(2 * Math.PI * t / steps + phase);
            }
        }
        INDArray values = Nd4j.create(x, new long[] {count, steps, 1}, DataType.DOUBLE);
        return batch(values, null);
    }

    /** Two channels; the sign of the first one's drift is the class; lengths differ. */
    private static Batch classes(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] x = new double[count * STEPS * 2];
        int[] labels = new int[count];
        double[] mask = new double[count * STEPS];
        for (int n = 0; n < count; n++) {
            labels[n] = random.nextInt(2);
            int length = random.nextInt(STEPS / 2, STEPS + 1);
            for (int t = 0; t < length; t++) {
                x[(n * STEPS + t) * 2] =
                        (labels[n] == 1 ? 1 : -1) * 0.05 * t + 0.1 * random.nextGaussian();
                x[(n * STEPS + t) * 2 + 1] = random.nextGaussian();
                mask[n * STEPS + t] = 1;
            }
        }
        Batch all = batch(Nd4j.create(x, new long[] {count, STEPS, 2}, DataType.DOUBLE), labels);
        return new Batch(
                all.inputs(),
                all.targets(),
                all.time(),
                all.tau(),
                Nd4j.create(mask, new long[] {count, STEPS}, DataType.DOUBLE),
                labels,
                all.ids());
    }

    private static Batch withTail(Batch batch, int length, double value) {
        INDArray x = batch.inputs().dup('c');
        INDArray mask = batch.mask().dup('c');
        for (int n = 0; n < batch.size(); n++) {
            for (int t = length; t < batch.steps(); t++) {
                x.putScalar(new long[] {n, t, 0}, value);
                mask.putScalar(n, t, 0);
            }
        }
        return new Batch(x, x, batch.time(), batch.tau(), mask, null, batch.ids());
    }

    private static Batch batch(INDArray values, int[] labels) {
        int count = (int) values.size(0);
        int steps = (int) values.size(1);
        double[] tau = new double[count * steps];
        for (int i = 0; i < tau.length; i++) {
            tau[i] = (double) (i % steps) / (steps - 1);
        }
        INDArray clock = Nd4j.create(tau, new long[] {count, steps}, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.ones(DataType.DOUBLE, count, steps),
                labels,
                LongStream.range(0, count).toArray());
    }

    /** The core's own parts, without a registry. */
    private static final class BuiltIn implements Components {
        @Override
        public Decoder decoder(Map<String, Object> config, DecoderContext context) {
            return new MlpDecoderFactory().create(new MlpDecoderConfig(), context);
        }

        @Override
        public Recurrence recurrence(Map<String, Object> config, RecurrenceContext context) {
            return new DenseRecurrenceFactory().create(new RecurrenceConfig(), context);
        }

        @Override
        public Prior prior(Map<String, Object> config) {
            throw new AssertionError("not asked for here");
        }

        @Override
        public DynamicalSystem system(String name) {
            throw new AssertionError("not asked for here");
        }
    }
}
