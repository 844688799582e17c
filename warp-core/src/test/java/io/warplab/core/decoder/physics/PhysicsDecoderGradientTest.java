package io.warplab.core.decoder.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.engine.Drive;
import io.warplab.core.engine.GaussianHead;
import io.warplab.core.engine.InitialNetwork;
import io.warplab.core.engine.InitialState;
import io.warplab.core.engine.OneBlock;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.PointHead;
import io.warplab.core.engine.SequenceBlock;
import io.warplab.core.engine.WarpNetwork;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every gradient of the physics decoder, through whole passes, against finite differences. */
class PhysicsDecoderGradientTest {
    private static final long SEED = 20261124;
    private static final int LANES = 4;
    private static final int STEPS = 10;
    private static final int STATES = 2;

    /** What is varied. */
    record Setup(
            Prior prior,
            List<Source> sources,
            int refine,
            boolean observer,
            double residual,
            boolean gaussian,
            boolean forecast,
            int lastAdaptingStep) {}

    static Stream<Arguments> setups() {
        Prior step = new PendulumPrior(Prior.Form.STEP);
        Prior origin = new PendulumPrior(Prior.Form.ORIGIN);
        List<Source> root = List.of(Source.ROOT);
        List<Source> weak = List.of(Source.WEAK_FORM);
        List<Source> both = List.of(Source.ROOT, Source.WEAK_FORM);
        return Stream.of(
                Arguments.of(
                        "one value for all",
                        new Setup(step, List.of(), 0, false, 0, false, true, STEPS)),
                Arguments.of("root", new Setup(step, root, 0, false, 0, false, true, STEPS)),
                Arguments.of("root frozen", new Setup(step, root, 0, false, 0, false, true, 5)),
                Arguments.of("weak form", new Setup(step, weak, 0, false, 0, false, true, STEPS)),
                Arguments.of("weak form frozen", new Setup(step, weak, 0, true, 0, false, true, 5)),
                Arguments.of(
                        "both, observer, residual, gaussian",
                        new Setup(step, both, 0, true, 0.3, true, true, STEPS)),
                Arguments.of(
                        "both, observer, residual, frozen",
                        new Setup(step, both, 0, true, 0.3, false, true, 4)),
                Arguments.of("refined", new Setup(step, weak, 6, true, 0, false, true, STEPS)),
                Arguments.of(
                        "refined, both, frozen",
                        new Setup(step, both, 5, true, 0.3, true, true, 4)),
                Arguments.of("origin", new Setup(origin, both, 0, true, 0, false, true, STEPS)),
                Arguments.of("origin frozen", new Setup(origin, both, 0, true, 0, false, true, 4)),
                Arguments.of(
                        "origin, teacher-driven",
                        new Setup(origin, both, 0, true, 0.2, false, false, STEPS)),
                Arguments.of(
                        "closed form",
                        new Setup(new TwoSines(), root, 0, true, 0, false, true, STEPS)),
                Arguments.of(
                        "closed form, both",
                        new Setup(new TwoSines(), both, 0, true, 0, false, true, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void matchFiniteDifferences(String name, Setup setup) {
        WarpNetwork network = network(setup);
        ParameterStore store = perturbed(network);
        INDArray gradient = store.newGradient();
        double loss;
        try (OneBlock pass = new OneBlock(network, block(setup), store, gradient)) {
            loss = pass.forward();
            pass.backward();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (String parameter : store.names()) {
            if (parameter.contains(".first-")) {
                // Where a stretch is linearised is not trained.
                assertThat(store.view(gradient, parameter).norm1Number().doubleValue()).isZero();
                continue;
            }
            INDArray own = store.view(store.values(), parameter).reshape(-1);
            INDArray ownGradient = store.view(gradient, parameter).reshape(-1);
            int tries = (int) Math.min(own.length(), 12);
            for (int k = 0; k < tries; k++) {
                long i = own.length() <= tries ? k : random.nextLong(own.length());
                double h = 1e-6;
                double at = own.getDouble(i);
                own.putScalar(i, at + h);
                double up = loss(network, setup, store);
                own.putScalar(i, at - h);
                double down = loss(network, setup, store);
                own.putScalar(i, at);
                double numeric = (up - down) / (2 * h);
                assertThat(ownGradient.getDouble(i))
                        .as("%s, %s[%d], seed %d", name, parameter, i, SEED)
                        .isCloseTo(numeric, within(1e-6 * Math.max(loss, Math.abs(numeric))));
            }
        }
    }

    private static double loss(WarpNetwork network, Setup setup, ParameterStore store) {
        try (OneBlock pass = new OneBlock(network, block(setup), store, null)) {
            return pass.forward();
        }
    }

    private static WarpNetwork network(Setup setup) {
        Decoder decoder =
                new PhysicsDecoderFactory()
                        .create(
                                new PhysicsDecoderConfig(
                                        Map.of("name", "given"),
                                        setup.sources(),
                                        setup.refine(),
                                        setup.observer(),
                                        setup.residual(),
                                        0.5,
                                        4,
                                        1,
                                        Activation.TANH,
                                        new KalmanConfig()),
                                context(setup));
        Drive drive = new Drive(STATES, false, false);
        Recurrence recurrence = null;
        InitialState initial = null;
        if (decoder.stateSize() > 0) {
            recurrence =
                    new DenseRecurrenceFactory()
                            .create(
                                    new RecurrenceConfig(),
                                    new RecurrenceContext(
                                            decoder.stateSize(),
                                            drive.size(),
                                            Double.POSITIVE_INFINITY));
            initial =
                    new InitialNetwork(
                            List.of(STATES, 3, decoder.stateSize()),
                            Activation.TANH,
                            decoder::initialState);
        }
        return new WarpNetwork(
                initial,
                drive,
                recurrence,
                Mode.RECURRENT,
                decoder,
                setup.gaussian() ? new GaussianHead(1e-3) : new PointHead(1),
                Precision.FLOAT64);
    }

    private static DecoderContext context(Setup setup) {
        List<Channel> channels = List.of(new Channel("angle", "rad"), new Channel("rate", "rad/s"));
        Normalisation scaling =
                new Normalisation(new double[] {0.02, -0.01}, new double[] {1.1, 0.9});
        ModelContext model =
                new ModelContext(
                        "test",
                        new Task(
                                setup.forecast() ? Task.Kind.FORECAST : Task.Kind.RECONSTRUCTION,
                                6,
                                null),
                        channels,
                        channels,
                        0,
                        STEPS,
                        "s",
                        scaling,
                        scaling,
                        1,
                        new OptimizerSpec(),
                        SEED,
                        1);
        return new DecoderContext() {
            @Override
            public ModelContext model() {
                return model;
            }

            @Override
            public int outputSize() {
                return setup.gaussian() ? 2 * STATES : STATES;
            }

            @Override
            public Prior prior(Map<String, Object> config) {
                return setup.prior();
            }
        };
    }

    private static ParameterStore perturbed(WarpNetwork network) {
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT64, SEED);
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (long i = 0; i < store.size(); i++) {
            store.values()
                    .putScalar(i, store.values().getDouble(i) * 0.9 + 0.05 * random.nextGaussian());
        }
        return store;
    }

    private static SequenceBlock block(Setup setup) {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        int ahead = setup.forecast() ? 1 : 0;
        double[][] x = new double[STEPS][STATES * LANES];
        double[][] targets = new double[STEPS][STATES * LANES];
        double[][] weights = new double[STEPS][LANES];
        double[][] forced = new double[STEPS][LANES];
        double[][] tau = new double[STEPS][LANES];
        double[][] time = new double[STEPS + ahead][LANES];
        for (int n = 0; n < LANES; n++) {
            double clock = 0;
            for (int t = 0; t < STEPS + ahead; t++) {
                time[t][n] = clock;
                clock += 0.1 + 0.1 * random.nextDouble();
            }
            for (int t = 0; t < STEPS; t++) {
                for (int c = 0; c < STATES; c++) {
                    double phase = 2 * time[t][n] + n;
                    x[t][c * LANES + n] =
                            (c == 0 ? Math.sin(phase) : 2 * Math.cos(phase))
                                    + 0.02 * random.nextGaussian();
                    targets[t][c * LANES + n] = random.nextGaussian();
                }
                weights[t][n] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                boolean missing = n == 1 && t == 3;
                forced[t][n] = t < 7 && !missing ? 1 : 0;
                tau[t][n] = time[t][n] / 2;
            }
        }
        return new SequenceBlock(
                LANES,
                STEPS,
                ahead,
                x,
                targets,
                weights,
                forced,
                tau,
                tau,
                time,
                setup.lastAdaptingStep(),
                true);
    }

    /** Two phases, two sines. */
    private record TwoSines() implements Prior {
        @Override
        public Form form() {
            return Form.CLOSED;
        }

        @Override
        public List<Quantity> states() {
            return PendulumPrior.PENDULUM.manifest().states();
        }

        @Override
        public List<Quantity> parameters() {
            return List.of(
                    new Quantity("first", "a", "rad", -3, 3, 0),
                    new Quantity("second", "b", "rad", -3, 3, 1));
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] parameters, int substeps) {
            T[] y = MathArrays.buildArray(time.getField(), 2);
            y[0] = time.add(step).add(parameters[0]).sin();
            y[1] = time.add(step).multiply(2).add(parameters[1]).sin();
            return y;
        }
    }
}
