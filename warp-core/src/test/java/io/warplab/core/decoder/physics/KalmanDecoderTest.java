package io.warplab.core.decoder.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Trajectories;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.decoder.physics.kalman.SensorConfig;
import io.warplab.core.engine.Drive;
import io.warplab.core.engine.LearnedInitialState;
import io.warplab.core.engine.OneBlock;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.PointHead;
import io.warplab.core.engine.SequenceBlock;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The source {@code kalman} of the physics decoder, through whole passes, from one angle alone. */
class KalmanDecoderTest {
    private static final long SEED = 7;
    private static final int STEPS = 80;
    private static final int CONTEXT = 50;
    private static final double OFFSET = 0.2;
    private static final double[][] TRUTH = {{3, 0.4}, {8, 0.05}, {1.5, -0.1}};
    private static final Channel ANGLE = new Channel("theta", "rad");
    private static final KalmanConfig OBSERVES =
            new KalmanConfig(Map.of("angle", "theta"), Map.of(), Map.of(), 0, 0, 20);

    @Test
    void rollsOutFromAnAngleAlone() {
        Decoder decoder = decoder(config(OBSERVES, 0, Source.KALMAN), ANGLE);
        assertThat(decoder.stateSize()).isZero();
        assertThat(decoder.learns()).isFalse();
        WarpNetwork network = network(decoder);
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT64, SEED);
        double[][] p = new double[3][TRUTH.length];
        try (OneBlock pass = new OneBlock(network, block(0), store, null)) {
            pass.forward();
            pass.physicalParameters(p);
            for (int n = 0; n < TRUTH.length; n++) {
                assertThat(p[0][n]).isCloseTo(TRUTH[n][0], within(5e-3));
                assertThat(pass.output(STEPS - 2).get(0, n))
                        .isCloseTo(scaled(motion(n)[STEPS - 1][0]), within(5e-3));
            }
        }
        assertThat(decoder.physicalParameters())
                .extracting(Quantity::name)
                .containsExactly("stiffness", "damping", "noise-theta");
        assertThat(Arrays.stream(p[2]).max().orElseThrow()).isLessThan(1e-3);
    }

    @Test
    void aSensorsOffsetIsToldAndUndone() {
        KalmanConfig config =
                new KalmanConfig(
                        Map.of("angle", "theta"),
                        Map.of("theta", new SensorConfig(null, List.of(-1.0, 1.0))),
                        Map.of(),
                        0,
                        0,
                        20);
        WarpNetwork network = network(decoder(config(config, 0, Source.KALMAN), ANGLE));
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT64, SEED);
        double[][] p = new double[4][TRUTH.length];
        try (OneBlock pass = new OneBlock(network, block(OFFSET), store, null)) {
            pass.forward();
            pass.physicalParameters(p);
            for (int n = 0; n < TRUTH.length; n++) {
                assertThat(p[2][n]).isCloseTo(OFFSET, within(0.01));
                assertThat(pass.output(STEPS - 2).get(0, n))
                        .isCloseTo(scaled(motion(n)[STEPS - 1][0] + OFFSET), within(0.01));
            }
        }
    }

    @Test
    void rootAndResidualAreTrainedOnTop() {
        WarpNetwork network =
                network(decoder(config(OBSERVES, 0.3, Source.KALMAN, Source.ROOT), ANGLE));
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT64, SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (String name : store.names()) {
            if (!name.contains("kalman")) {
                INDArray own = store.view(store.values(), name).reshape(-1);
                for (long i = 0; i < own.length(); i++) {
                    own.putScalar(i, own.getDouble(i) + 0.05 * random.nextGaussian());
                }
            }
        }
        INDArray gradient = store.newGradient();
        double loss;
        try (OneBlock pass = new OneBlock(network, block(0), store, gradient)) {
            loss = pass.forward();
            pass.backward();
        }
        for (String name : store.names()) {
            INDArray own = store.view(store.values(), name).reshape(-1);
            INDArray ownGradient = store.view(gradient, name).reshape(-1);
            for (int k = 0; k < Math.min(own.length(), 8) && !name.contains("kalman"); k++) {
                long i = random.nextLong(own.length());
                double h = 1e-6;
                double at = own.getDouble(i);
                own.putScalar(i, at + h);
                double up = loss(network, store);
                own.putScalar(i, at - h);
                double down = loss(network, store);
                own.putScalar(i, at);
                double numeric = (up - down) / (2 * h);
                assertThat(ownGradient.getDouble(i))
                        .as("%s[%d], seed %d", name, i, SEED)
                        .isCloseTo(numeric, within(1e-6 * Math.max(loss, Math.abs(numeric))));
            }
        }
    }

    private static double loss(WarpNetwork network, ParameterStore store) {
        try (OneBlock pass = new OneBlock(network, block(0), store, null)) {
            return pass.forward();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> decoder(config(new KalmanConfig(), 0, Source.KALMAN), ANGLE))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("which state channel 'theta' shows")
                .hasMessageContaining("angle, rate");
        KalmanConfig wrong =
                new KalmanConfig(
                        Map.of("angel", "theta"),
                        Map.of("thet", new SensorConfig(null, null)),
                        Map.of("mass", 1.0),
                        0,
                        0,
                        20);
        assertThatThrownBy(() -> decoder(config(wrong, 0, Source.KALMAN), ANGLE))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("no state 'angel'")
                .hasMessageContaining("no channel 'thet'")
                .hasMessageContaining("no parameter 'mass'");
        assertThatThrownBy(() -> config(OBSERVES, 0, Source.KALMAN, Source.WEAK_FORM))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("expected one of them");
    }

    private static PhysicsDecoderConfig config(
            KalmanConfig kalman, double residual, Source... sources) {
        return new PhysicsDecoderConfig(
                Map.of("name", "given"),
                List.of(sources),
                0,
                true,
                residual,
                0.5,
                4,
                1,
                Activation.TANH,
                kalman);
    }

    private static double scaled(double raw) {
        return (raw - SCALING.offset()[0]) / SCALING.scale()[0];
    }

    private static final Normalisation SCALING =
            new Normalisation(new double[] {0.1}, new double[] {0.7});

    private static Decoder decoder(PhysicsDecoderConfig config, Channel channel) {
        ModelContext model =
                new ModelContext(
                        "test",
                        new Task(Task.Kind.FORECAST, CONTEXT, null),
                        List.of(channel),
                        List.of(channel),
                        0,
                        STEPS,
                        "s",
                        SCALING,
                        SCALING,
                        1,
                        new OptimizerSpec(),
                        SEED,
                        1);
        return new PhysicsDecoderFactory()
                .create(
                        config,
                        new DecoderContext() {
                            @Override
                            public ModelContext model() {
                                return model;
                            }

                            @Override
                            public int outputSize() {
                                return 1;
                            }

                            @Override
                            public Prior prior(Map<String, Object> settings) {
                                return new PendulumPrior(Prior.Form.STEP);
                            }
                        });
    }

    private static WarpNetwork network(Decoder decoder) {
        Drive drive = new Drive(1, false, false);
        Recurrence recurrence =
                decoder.stateSize() == 0
                        ? null
                        : new DenseRecurrenceFactory()
                                .create(
                                        new RecurrenceConfig(),
                                        new RecurrenceContext(
                                                decoder.stateSize(),
                                                drive.size(),
                                                Double.POSITIVE_INFINITY));
        return new WarpNetwork(
                recurrence == null
                        ? null
                        : new LearnedInitialState(decoder.stateSize(), decoder::initialState),
                drive,
                recurrence,
                Mode.RECURRENT,
                decoder,
                new PointHead(1),
                Precision.FLOAT64);
    }

    private static double[] times() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] times = new double[STEPS];
        for (int t = 1; t < STEPS; t++) {
            times[t] = times[t - 1] + 0.03 + 0.04 * random.nextDouble();
        }
        return times;
    }

    private static double[][] motion(int n) {
        return Trajectories.integrate(
                PendulumPrior.PENDULUM,
                new double[] {1.1 + 0.2 * n, -0.5},
                TRUTH[n],
                times(),
                1e-11);
    }

    private static SequenceBlock block(double offset) {
        int lanes = TRUTH.length;
        double[][] x = new double[STEPS][lanes];
        double[][] target = new double[STEPS][lanes];
        double[][] weights = new double[STEPS][lanes];
        double[][] forced = new double[STEPS][lanes];
        double[][] time = new double[STEPS + 1][lanes];
        for (int n = 0; n < lanes; n++) {
            double[][] states = motion(n);
            for (int t = 0; t < STEPS; t++) {
                x[t][n] = scaled(states[t][0] + offset);
                time[t][n] = times()[t];
                forced[t][n] = t < CONTEXT && !(n == 1 && t % 7 == 3) ? 1 : 0;
                weights[t][n] = t + 1 < STEPS ? 1.0 / (lanes * (STEPS - 1)) : 0;
            }
            time[STEPS][n] = time[STEPS - 1][n] + 0.05;
        }
        for (int t = 0; t + 1 < STEPS; t++) {
            target[t] = x[t + 1];
        }
        return new SequenceBlock(
                lanes, STEPS, 1, x, target, weights, forced, time, time, time, CONTEXT - 1, true);
    }
}
