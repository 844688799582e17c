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
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.decoder.MlpDecoderFactory;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.PhysicsDecoderFactory;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.plugin.Components;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Forecasts under inputs that are known beyond the context: a decay x' = -k x + u. */
class KnownInputsTest {
    private static final long SEED = 3;
    private static final int COUNT = 6;
    private static final int STEPS = 60;
    private static final int CONTEXT = 30;
    private static final double INTERVAL = 0.1;
    private static final Channel X = new Channel("level", "m");
    private static final Channel U = new Channel("inflow", "m/s");
    private static final Normalisation INPUTS =
            new Normalisation(new double[] {0.5, 0.1}, new double[] {2, 3});
    private static final Normalisation TARGETS =
            new Normalisation(new double[] {0.5}, new double[] {2});

    @Test
    void aDrivenPriorIsIdentifiedAndRolledOutUnderWhatIsToCome() {
        Batch batch = batch();
        try (WarpModel model = model("physics", List.of(X, U))) {
            assertThat(model.isIterative()).isFalse();
            model.prepare(batch);
            INDArray whole = model.predict(batch, new ForecastSpec(CONTEXT)).mean();
            INDArray rates = model.identify(batch, new ForecastSpec(CONTEXT));
            for (int n = 0; n < COUNT; n++) {
                assertThat(rates.getDouble(n, CONTEXT - 1, 0)).isCloseTo(rate(n), within(1e-4));
                assertThat(whole.getDouble(n, STEPS - 1, 0))
                        .isCloseTo(batch.targets().getDouble(n, STEPS - 1, 0), within(1e-4));
            }
        }
    }

    @Test
    void everyModelSeesFutureInputsAndNoFutureTargets() {
        for (String decoder : List.of("mlp", "physics")) {
            Batch batch = batch();
            try (WarpModel model = model(decoder, List.of(X, U))) {
                model.prepare(batch);
                if (decoder.equals("mlp")) {
                    for (int i = 0; i < 5; i++) {
                        double loss = model.trainStep(batch, new TrainingStep(i, 0, 1, i)).loss();
                        assertThat(loss).isFinite();
                    }
                }
                ForecastSpec spec = new ForecastSpec(CONTEXT);
                INDArray before = model.predict(batch, spec).mean();
                INDArray other = batch.inputs().dup('c');
                other.putScalar(new int[] {0, CONTEXT + 5, 0}, 99);
                Batch changed = batch.withValues(other, batch.targets());
                assertThat(model.predict(changed, spec).mean()).as(decoder).isEqualTo(before);
                INDArray driven = batch.inputs().dup('c');
                driven.putScalar(new int[] {0, CONTEXT + 5, 1}, 1.5);
                INDArray after =
                        model.predict(batch.withValues(driven, batch.targets()), spec).mean();
                assertThat(after.getDouble(0, CONTEXT + 2, 0))
                        .as(decoder)
                        .isEqualTo(before.getDouble(0, CONTEXT + 2, 0));
                assertThat(after.getDouble(0, CONTEXT + 8, 0))
                        .as(decoder)
                        .isNotEqualTo(before.getDouble(0, CONTEXT + 8, 0));
            }
        }
    }

    @Test
    void channelsMustBeTargetsFirstAndThenTheInputsOfThePrior() {
        assertThatThrownBy(() -> model("mlp", List.of(U, X)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("expected inputs level")
                .hasMessageContaining("inflow, level");
        assertThatThrownBy(() -> model("physics", List.of(X, new Channel("wind", ""))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("prior's inputs [inflow]")
                .hasMessageContaining("[wind]");
        assertThatThrownBy(() -> model("root", List.of(X, U)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("needs the source kalman");
    }

    private static double rate(int n) {
        return 0.5 + 0.4 * n;
    }

    private static Batch batch() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] in = new double[COUNT * STEPS * 2];
        double[] out = new double[COUNT * STEPS];
        double[] time = new double[COUNT * STEPS];
        for (int n = 0; n < COUNT; n++) {
            double x = 1 + n;
            double u = 0;
            for (int t = 0; t < STEPS; t++) {
                int i = n * STEPS + t;
                in[2 * i] = (x - 0.5) / 2;
                in[2 * i + 1] = (u - 0.1) / 3;
                out[i] = in[2 * i];
                time[i] = t * INTERVAL;
                double next = 2 * random.nextGaussian();
                // Exact under an input that goes linearly from u to next.
                double k = rate(n);
                double slope = (next - u) / INTERVAL;
                double steady = u / k - slope / (k * k);
                x = (x - steady) * Math.exp(-k * INTERVAL) + steady + slope * INTERVAL / k;
                u = next;
            }
        }
        INDArray stamps = Nd4j.create(time, new long[] {COUNT, STEPS}, DataType.DOUBLE);
        return new Batch(
                Nd4j.create(in, new long[] {COUNT, STEPS, 2}, DataType.DOUBLE),
                Nd4j.create(out, new long[] {COUNT, STEPS, 1}, DataType.DOUBLE),
                stamps,
                stamps.div(STEPS * INTERVAL),
                Nd4j.ones(DataType.DOUBLE, COUNT, STEPS),
                null,
                LongStream.range(0, COUNT).toArray());
    }

    private static WarpModel model(String decoder, List<Channel> inputs) {
        WarpConfig config =
                new WarpConfig(
                        Map.of("name", decoder),
                        Map.of("name", "dense"),
                        WarpConfig.ModeChoice.AUTO,
                        WarpConfig.Initial.NETWORK,
                        List.of(5),
                        Activation.SWISH,
                        WarpConfig.HeadKind.POINT,
                        1e-4,
                        List.of(),
                        false,
                        0,
                        WarpConfig.Adapt.AUTO,
                        Precision.FLOAT64);
        return (WarpModel)
                new WarpModelFactory(new Parts())
                        .create(
                                config,
                                new ModelContext(
                                        "warp",
                                        new Task(Task.Kind.FORECAST, CONTEXT, null),
                                        inputs,
                                        List.of(X),
                                        0,
                                        STEPS,
                                        "s",
                                        INPUTS,
                                        TARGETS,
                                        1 / (STEPS * INTERVAL),
                                        new OptimizerSpec(),
                                        SEED,
                                        1));
    }

    private static final class Parts implements Components {
        @Override
        public Decoder decoder(Map<String, Object> config, DecoderContext context) {
            if (config.get("name").equals("mlp")) {
                return new MlpDecoderFactory().create(new MlpDecoderConfig(), context);
            }
            boolean root = config.get("name").equals("root");
            return new PhysicsDecoderFactory()
                    .create(
                            new PhysicsDecoderConfig(
                                    Map.of("name", "decay"),
                                    List.of(root ? Source.ROOT : Source.KALMAN),
                                    0,
                                    true,
                                    0,
                                    0,
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
            return new Decay();
        }

        @Override
        public DynamicalSystem system(String name) {
            throw new AssertionError("not asked for here");
        }
    }

    /** The exact step under an input linear in time. */
    private record Decay() implements Prior {
        @Override
        public Form form() {
            return Form.STEP;
        }

        @Override
        public List<Quantity> states() {
            return List.of(Quantity.unbounded("level", "x", "m", 1));
        }

        @Override
        public List<Quantity> parameters() {
            return List.of(new Quantity("rate", "k", "1/s", 0.1, 5, 1));
        }

        @Override
        public List<Quantity> inputs() {
            return List.of(Quantity.unbounded("inflow", "u", "m/s", 0));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] parameters, int substeps) {
            throw new AssertionError("it has inputs");
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] p, T[] inputs, T[] nextInputs, int substeps) {
            T slope = nextInputs[0].subtract(inputs[0]).divide(step);
            T steady = inputs[0].divide(p[0]).subtract(slope.divide(p[0].square()));
            T[] next = MathArrays.buildArray(time.getField(), 1);
            next[0] =
                    state[0].subtract(steady)
                            .multiply(p[0].multiply(step).negate().exp())
                            .add(steady)
                            .add(slope.multiply(step).divide(p[0]));
            return next;
        }
    }
}
