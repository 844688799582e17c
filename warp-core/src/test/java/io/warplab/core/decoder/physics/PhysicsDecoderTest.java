package io.warplab.core.decoder.physics;

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
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Trajectories;
import io.warplab.api.recurrence.Mode;
import io.warplab.core.decoder.physics.PhysicsDecoderConfig.Source;
import io.warplab.core.decoder.physics.kalman.KalmanConfig;
import io.warplab.core.engine.Drive;
import io.warplab.core.engine.OneBlock;
import io.warplab.core.engine.ParameterStore;
import io.warplab.core.engine.PointHead;
import io.warplab.core.engine.SequenceBlock;
import io.warplab.core.engine.WarpNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PhysicsDecoderTest {
    private static final long SEED = 11;
    private static final int STEPS = 60;
    private static final int CONTEXT = 30;
    private static final Prior STEP = new PendulumPrior(Prior.Form.STEP);

    @Test
    void identifiesUnseenPendulumsFromTheirMotionAndRollsThemOut() {
        double[][] truth = {{3, 0.4}, {9, 0.05}, {1.5, -0.3}};
        Motion motion = new Motion(truth, true);
        WarpNetwork network = network(weakForm(), "s");
        ParameterStore store = store(network);
        double[][] p = new double[2][truth.length];
        double[][] atContext = new double[2][truth.length];
        try (OneBlock pass = new OneBlock(network, motion.block(CONTEXT), store, null)) {
            pass.forward(
                    t -> {
                        pass.physicalParameters(p);
                        if (t == CONTEXT - 1) {
                            Arrays.setAll(atContext, k -> p[k].clone());
                        }
                    });
            for (int n = 0; n < truth.length; n++) {
                assertThat(p[0][n]).isCloseTo(truth[n][0], within(2e-3 * truth[n][0]));
                assertThat(p[1][n]).isCloseTo(truth[n][1], within(4e-3));
                assertThat(pass.output(STEPS - 2).get(0, n))
                        .isCloseTo(motion.state(n, STEPS - 1)[0], within(2e-2));
            }
        }
        assertThat(p).as("frozen after the context").isDeepEqualTo(atContext);
    }

    @Test
    void stepsThatWereNotObservedTakeNoPart() {
        double[][] truth = {{3, 0.4}};
        Motion motion = new Motion(truth, false);
        for (int t : new int[] {5, 13, 14}) {
            motion.hide(0, t);
        }
        WarpNetwork network = network(weakForm(), "s");
        double[][] p = new double[2][1];
        try (OneBlock pass = new OneBlock(network, motion.block(CONTEXT), store(network), null)) {
            pass.forward();
            pass.physicalParameters(p);
        }
        assertThat(p[0][0]).isCloseTo(3, within(6e-3));
        assertThat(p[1][0]).isCloseTo(0.4, within(4e-3));
    }

    @Test
    void aClockInAnotherUnitIsConverted() {
        double[][] truth = {{3, 0.4}};
        Motion motion = new Motion(truth, false);
        WarpNetwork network = network(weakForm(), "ms");
        double[][] p = new double[2][1];
        SequenceBlock inMilliseconds = motion.block(CONTEXT, 1000);
        try (OneBlock pass = new OneBlock(network, inMilliseconds, store(network), null)) {
            pass.forward();
            pass.physicalParameters(p);
        }
        assertThat(p[0][0]).isCloseTo(3, within(6e-3));
    }

    @Test
    void estimatesStayWithinTheBounds() {
        // Far stiffer than the upper bound of 16.
        Motion motion = new Motion(new double[][] {{40, 0}}, false);
        WarpNetwork network = network(weakForm(), "s");
        double[][] p = new double[2][1];
        try (OneBlock pass = new OneBlock(network, motion.block(CONTEXT), store(network), null)) {
            pass.forward();
            pass.physicalParameters(p);
        }
        assertThat(p[0][0]).isBetween(15.9, 16.0);
    }

    @Test
    void theFirstFitTellsOnePendulumFromMany() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] one = new double[40][];
        double[][] many = new double[40][];
        for (int n = 0; n < one.length; n++) {
            one[n] = new double[] {5, 0.3};
            many[n] = new double[] {random.nextDouble(2, 8), random.nextDouble(0, 0.6)};
        }
        Decoder decoder = decoder(weakForm(), STEP, Task.Kind.FORECAST, "s");
        Map<String, double[]> same = decoder.fit(new Motion(one, true).noisy(0.01).batch());
        Map<String, double[]> spread = decoder.fit(new Motion(many, true).noisy(0.01).batch());
        // Unknowns count from 3 and 0.4 in ranges of 24 and 12.
        assertThat(same.get("mean")[0]).isCloseTo((5 - 3) / 24.0, within(0.01));
        assertThat(spread.get("mean")[0]).isCloseTo((5 - 3) / 24.0, within(0.03));
        double sdOfMany = 6 / Math.sqrt(12) / 24;
        assertThat(Math.exp(-spread.get("log-trust")[0] / 2)).isBetween(sdOfMany / 2, 2 * sdOfMany);
        assertThat(Math.exp(-same.get("log-trust")[0] / 2)).isLessThan(sdOfMany / 5);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> decoder(weakForm(), STEP, Task.Kind.CLASSIFICATION, "s"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("predicts states, not classes");
        assertThatThrownBy(() -> decoder(weakForm(), STEP, Task.Kind.RECONSTRUCTION, "s"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("origin");
        assertThatThrownBy(() -> decoder(weakForm(), STEP, Task.Kind.FORECAST, "fortnight"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("'fortnight'")
                .hasMessageContaining("'s'");
        assertThatThrownBy(
                        () ->
                                new PhysicsDecoderFactory()
                                        .create(
                                                new PhysicsDecoderConfig(),
                                                context(STEP, Task.Kind.FORECAST, "s", 2)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("prior");
        assertThatThrownBy(
                        () ->
                                new PhysicsDecoderFactory()
                                        .create(
                                                weakForm(),
                                                context(STEP, Task.Kind.FORECAST, "s", 3)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("2 states (angle, rate)")
                .hasMessageContaining("3 target channels");
    }

    @Test
    void aRefinedStretchHearsWhatNoisyStepsDoNot() {
        double[][] truth = new double[30][];
        Arrays.fill(truth, new double[] {5, 0.3});
        double[] errors = new double[2];
        int[] refine = {0, CONTEXT};
        for (int i = 0; i < 2; i++) {
            Motion motion = new Motion(truth, true).noisy(0.03);
            WarpNetwork network = network(weakForm(refine[i]), "s");
            ParameterStore store = store(network);
            network.decoder()
                    .fit(motion.batch())
                    .forEach((name, v) -> store.assign(WarpNetwork.DECODER, name, v));
            store.assign(WarpNetwork.DECODER, "log-trust", new double[] {-18, -18});
            double[][] p = new double[2][truth.length];
            try (OneBlock pass = new OneBlock(network, motion.block(CONTEXT), store, null)) {
                pass.forward();
                pass.physicalParameters(p);
            }
            errors[i] = Arrays.stream(p[1]).map(d -> (d - 0.3) * (d - 0.3)).average().orElse(0);
        }
        assertThat(Math.sqrt(errors[1])).isLessThan(0.8 * Math.sqrt(errors[0]));
    }

    private static PhysicsDecoderConfig weakForm() {
        return weakForm(0);
    }

    private static PhysicsDecoderConfig weakForm(int refine) {
        return new PhysicsDecoderConfig(
                Map.of("name", "given"),
                List.of(Source.WEAK_FORM),
                refine,
                false,
                0,
                0,
                4,
                1,
                Activation.TANH,
                new KalmanConfig());
    }

    private static Decoder decoder(
            PhysicsDecoderConfig config, Prior prior, Task.Kind task, String timeUnit) {
        return new PhysicsDecoderFactory().create(config, context(prior, task, timeUnit, 2));
    }

    private static WarpNetwork network(PhysicsDecoderConfig config, String timeUnit) {
        Decoder decoder = decoder(config, STEP, Task.Kind.FORECAST, timeUnit);
        return new WarpNetwork(
                null,
                new Drive(2, false, false),
                null,
                Mode.RECURRENT,
                decoder,
                new PointHead(1),
                Precision.FLOAT64);
    }

    /** Little trust in the mean, so that the motion decides. */
    private static ParameterStore store(WarpNetwork network) {
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT64, SEED);
        store.assign(WarpNetwork.DECODER, "log-trust", new double[] {-18, -18});
        return store;
    }

    private static DecoderContext context(
            Prior prior, Task.Kind task, String timeUnit, int channels) {
        List<Channel> names =
                List.of(
                                new Channel("angle", "rad"),
                                new Channel("rate", "rad/s"),
                                new Channel("third", ""))
                        .subList(0, channels);
        Normalisation scaling = Normalisation.identity(channels);
        ModelContext model =
                new ModelContext(
                        "test",
                        new Task(task, CONTEXT, null),
                        names,
                        names,
                        0,
                        STEPS,
                        timeUnit,
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
                return channels;
            }

            @Override
            public Prior prior(Map<String, Object> config) {
                return prior;
            }
        };
    }

    /** Accurate motions of pendulums, [n][t][state]. */
    private static final class Motion {
        private final double[][] times;
        private final double[][][] states;
        private final double[][] mask;

        Motion(double[][] parameters, boolean irregular) {
            SplittableRandom random = new SplittableRandom(SEED);
            times = new double[parameters.length][STEPS];
            states = new double[parameters.length][][];
            mask = new double[parameters.length][STEPS];
            for (int n = 0; n < parameters.length; n++) {
                Arrays.fill(mask[n], 1);
                for (int t = 1; t < STEPS; t++) {
                    double step = irregular ? 0.04 + 0.02 * random.nextDouble() : 0.05;
                    times[n][t] = times[n][t - 1] + step;
                }
                states[n] =
                        Trajectories.integrate(
                                PendulumPrior.PENDULUM,
                                new double[] {1.2 + 0.1 * (n % 5), -0.5},
                                parameters[n],
                                times[n],
                                1e-10);
            }
        }

        Motion noisy(double sd) {
            SplittableRandom random = new SplittableRandom(SEED + 1);
            for (double[][] sequence : states) {
                for (double[] state : sequence) {
                    for (int s = 0; s < state.length; s++) {
                        state[s] += sd * random.nextGaussian();
                    }
                }
            }
            return this;
        }

        void hide(int n, int t) {
            mask[n][t] = 0;
            Arrays.fill(states[n][t], Double.NaN);
        }

        double[] state(int n, int t) {
            return states[n][t];
        }

        SequenceBlock block(int context) {
            return block(context, 1);
        }

        SequenceBlock block(int context, double clock) {
            int lanes = states.length;
            double[][] x = new double[STEPS][2 * lanes];
            double[][] weights = new double[STEPS][lanes];
            double[][] forced = new double[STEPS][lanes];
            double[][] time = new double[STEPS + 1][lanes];
            for (int n = 0; n < lanes; n++) {
                for (int t = 0; t < STEPS; t++) {
                    for (int c = 0; c < 2; c++) {
                        x[t][c * lanes + n] = states[n][t][c];
                    }
                    forced[t][n] = t < context ? mask[n][t] : 0;
                    time[t][n] = times[n][t] * clock;
                }
                time[STEPS][n] = time[STEPS - 1][n] + clock * 0.05;
            }
            return new SequenceBlock(
                    lanes, STEPS, 1, x, x, weights, forced, time, time, time, context - 1, true);
        }

        Batch batch() {
            int lanes = states.length;
            double[] x =
                    Arrays.stream(states)
                            .flatMap(Arrays::stream)
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
            INDArray inputs = Nd4j.create(x, new long[] {lanes, STEPS, 2}, DataType.DOUBLE);
            INDArray time = Nd4j.createFromArray(times);
            return new Batch(
                    inputs, inputs, time, time, Nd4j.createFromArray(mask), null, new long[lanes]);
        }
    }
}
