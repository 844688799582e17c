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
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.decoder.physics.PendulumPrior;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.PhysicsDecoderFactory;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.plugin.Components;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A stream says what predict says, step by step. */
class WarpStreamTest {
    private static final long SEED = 20261124;
    private static final int STEPS = 23;
    private static final int CHANNELS = 2;
    private static final Normalisation SCALING =
            new Normalisation(new double[] {0.2, -1}, new double[] {0.7, 2.5});

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of("mlp", config("mlp", false, WarpConfig.HeadKind.POINT), STEPS),
                Arguments.of("mlp free running", config("mlp", false, point()), 9),
                Arguments.of("lifted, gaussian", config("mlp", true, gaussian()), 9),
                Arguments.of("physics", config("step", false, point()), STEPS),
                Arguments.of("physics free running", config("step", false, point()), 9),
                Arguments.of("physics, filtered", config("kalman", false, point()), 9),
                Arguments.of("physics from the start", config("origin", false, point()), 9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void agreesWithPredict(String name, WarpConfig config, int context) {
        Batch batch = batch(3);
        try (WarpModel model = (WarpModel) model(config, Task.Kind.FORECAST)) {
            train(model, batch);
            ForecastSpec spec = new ForecastSpec(context);
            Predictions whole = model.predict(batch, spec);
            INDArray parameters = ((PhysicalModel) model).identify(batch, spec);
            double[] prediction = new double[CHANNELS];
            double[] sd = new double[CHANNELS];
            double[] physical = new double[model.physicalParameters().size()];
            try (WarpStream stream = model.stream()) {
                for (int n = 0; n < batch.size(); n++) {
                    stream.reset();
                    for (int t = 0; t + 1 < STEPS; t++) {
                        double at = batch.time().getDouble(n, t);
                        double next = batch.time().getDouble(n, t + 1);
                        if (t < context) {
                            stream.push(at, raw(batch.inputs(), n, t), next, prediction);
                        } else {
                            stream.advance(at, next, prediction);
                        }
                        String where = name + " step " + t + " seed " + SEED;
                        assertThat(prediction)
                                .as(where)
                                .containsExactly(raw(whole.mean(), n, t + 1), within(1e-9));
                        if (whole.sd() != null) {
                            stream.standardDeviation(sd);
                            double scaled = whole.sd().getDouble(n, t + 1, 1);
                            assertThat(sd[1]).isCloseTo(scaled * 2.5, within(1e-9));
                        }
                        stream.physicalParameters(physical);
                        for (int p = 0; p < physical.length; p++) {
                            assertThat(physical[p])
                                    .as(where)
                                    .isCloseTo(parameters.getDouble(n, t, p), within(1e-9));
                        }
                    }
                }
            }
        }
    }

    @Test
    void regularSamplingNeedsNoTimeOfTheNextStep() {
        try (WarpModel model =
                (WarpModel) model(config("mlp", false, point()), Task.Kind.FORECAST)) {
            train(model, batch(3));
            double[] told = new double[CHANNELS];
            double[] assumed = new double[CHANNELS];
            try (WarpStream a = model.stream();
                    WarpStream b = model.stream()) {
                double interval = 0.8 / (STEPS - 1);
                for (int t = 0; t < 5; t++) {
                    double[] x = {Math.sin(t), Math.cos(t)};
                    a.push(3 + t * interval, x, 3 + (t + 1) * interval, told);
                    b.push(3 + t * interval, x, assumed);
                    assertThat(assumed).containsExactly(told, within(1e-9));
                }
            }
        }
    }

    @Test
    void scoresAreThoseOfTheSequenceSoFar() {
        Batch batch = batch(2);
        try (WarpModel model =
                (WarpModel) model(config("mlp", false, point()), Task.Kind.CLASSIFICATION)) {
            train(model, batch);
            INDArray whole = model.predict(batch, new ForecastSpec(STEPS)).mean();
            double[] scores = new double[3];
            try (WarpStream stream = model.stream()) {
                for (int t = 0; t < STEPS; t++) {
                    stream.push(batch.time().getDouble(1, t), raw(batch.inputs(), 1, t), scores);
                }
            }
            for (int k = 0; k < 3; k++) {
                assertThat(scores[k]).isCloseTo(whole.getDouble(1, 0, k), within(1e-9));
            }
        }
    }

    @Test
    void aStepAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        try (WarpModel model =
                        (WarpModel) model(config("mlp", false, point()), Task.Kind.FORECAST);
                WarpStream stream = model.stream()) {
            double[] x = new double[CHANNELS];
            double[] y = new double[CHANNELS];
            double time = 0;
            for (int i = 0; i < 2000; i++) {
                stream.push(time += 0.01, x, y);
            }
            int steps = 5000;
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < steps; i++) {
                x[0] = Math.sin(time);
                stream.push(time += 0.01, x, y);
            }
            long bytes = threads.getThreadAllocatedBytes(thread) - before;
            assertThat(bytes).as("bytes over %d steps", steps).isLessThan(steps);
        }
    }

    @Test
    void mistakesAreNamed() {
        try (WarpModel model =
                        (WarpModel) model(config("mlp", false, point()), Task.Kind.FORECAST);
                WarpStream stream = model.stream()) {
            double[] y = new double[CHANNELS];
            assertThatThrownBy(() -> stream.advance(0, 1, y))
                    .isInstanceOf(WarpException.class)
                    .hasMessageContaining("starts with an observation");
            stream.push(1, new double[CHANNELS], y);
            assertThatThrownBy(() -> stream.push(1, new double[CHANNELS], y))
                    .isInstanceOf(WarpException.class)
                    .hasMessageContaining("Expected a time after 1.0");
            assertThatThrownBy(() -> stream.push(2, new double[CHANNELS + 1], y))
                    .isInstanceOf(WarpException.class)
                    .hasMessageContaining("Expected 2 values");
        }
    }

    private static double[] raw(INDArray scaled, int n, int t) {
        double[] out = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            out[c] = scaled.getDouble(n, t, c) * SCALING.scale()[c] + SCALING.offset()[c];
        }
        return out;
    }

    private static WarpConfig.HeadKind point() {
        return WarpConfig.HeadKind.POINT;
    }

    private static WarpConfig.HeadKind gaussian() {
        return WarpConfig.HeadKind.GAUSSIAN;
    }

    private static WarpConfig config(String decoder, boolean lifted, WarpConfig.HeadKind head) {
        return new WarpConfig(
                Map.of("name", decoder),
                Map.of("name", "dense"),
                WarpConfig.ModeChoice.AUTO,
                WarpConfig.Initial.NETWORK,
                List.of(5),
                Activation.SWISH,
                head,
                1e-4,
                lifted ? List.of(WarpConfig.Lift.PRODUCTS) : List.of(),
                lifted,
                0,
                WarpConfig.Adapt.AUTO,
                Precision.FLOAT64);
    }

    private static void train(TrainableModel model, Batch batch) {
        for (int i = 0; i < 8; i++) {
            assertThat(model.trainStep(batch, new TrainingStep(i, 0, 1, SEED + i)).loss())
                    .isFinite();
        }
    }

    private static TrainableModel model(WarpConfig config, Task.Kind kind) {
        List<Channel> channels = List.of(new Channel("angle", "rad"), new Channel("rate", "rad/s"));
        return new WarpModelFactory(new Parts())
                .create(
                        config,
                        new ModelContext(
                                "warp",
                                new Task(kind, 9, null),
                                channels,
                                channels,
                                kind == Task.Kind.CLASSIFICATION ? 3 : 0,
                                STEPS,
                                "s",
                                SCALING,
                                SCALING,
                                1.25,
                                new OptimizerSpec("adam", 2e-3, Map.of("transition", 0.1), 1),
                                SEED,
                                2));
    }

    /** Scaled random walks at irregular times. */
    private static Batch batch(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] x = new double[count * STEPS * CHANNELS];
        double[] time = new double[count * STEPS];
        double[] tau = new double[count * STEPS];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % 3;
            for (int t = 0; t < STEPS; t++) {
                int i = n * STEPS + t;
                boolean first = t == 0;
                time[i] = first ? 5 : time[i - 1] + 0.02 + 0.03 * random.nextDouble();
                tau[i] = 1.25 * (time[i] - 5);
                for (int c = 0; c < CHANNELS; c++) {
                    x[i * CHANNELS + c] =
                            (first ? 0 : x[(i - 1) * CHANNELS + c]) + 0.2 * random.nextGaussian();
                }
            }
        }
        long[] shape = {count, STEPS};
        INDArray values = Nd4j.create(x, new long[] {count, STEPS, CHANNELS}, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                Nd4j.create(time, shape, DataType.DOUBLE),
                Nd4j.create(tau, shape, DataType.DOUBLE),
                Nd4j.ones(DataType.DOUBLE, count, STEPS),
                labels,
                LongStream.range(0, count).toArray());
    }

    /** The core's own parts; the decoder's name says which. */
    private static final class Parts implements Components {
        @Override
        public Decoder decoder(Map<String, Object> config, DecoderContext context) {
            String name = (String) config.get("name");
            Source estimate = name.equals("kalman") ? Source.KALMAN : Source.WEAK_FORM;
            return name.equals("mlp")
                    ? new MlpDecoderFactory().create(new MlpDecoderConfig(), context)
                    : new PhysicsDecoderFactory()
                            .create(
                                    new PhysicsDecoderConfig(
                                            Map.of("name", name),
                                            List.of(Source.ROOT, estimate),
                                            name.equals("step") ? 4 : 0,
                                            name.equals("step"),
                                            0.1,
                                            0.5,
                                            4,
                                            1,
                                            Activation.TANH,
                                            new KalmanConfig()),
                                    context);
        }

        @Override
        public Recurrence recurrence(Map<String, Object> config, RecurrenceContext context) {
            return new DenseRecurrenceFactory().create(new RecurrenceConfig(), context);
        }

        @Override
        public Prior prior(Map<String, Object> config) {
            return new PendulumPrior(
                    config.get("name").equals("origin") ? Prior.Form.ORIGIN : Prior.Form.STEP);
        }

        @Override
        public DynamicalSystem system(String name) {
            throw new AssertionError("not asked for here");
        }
    }
}
