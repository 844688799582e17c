package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.core.decoder.MlpDecoder;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.recurrence.DecayRecurrenceFactory;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.DiagonalRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients against central differences, and modes against each other, over what a network can be
 * put together from.
 */
class PassGradientTest {
    private static final long SEED = 20261124;
    private static final int LANES = 5;
    private static final int STEPS = 9;
    private static final int CHANNELS = 2;

    /** What is varied. */
    record Setup(
            RecurrenceFactory<RecurrenceConfig> recurrence,
            boolean forecast,
            int lastAdaptingStep,
            boolean products,
            boolean timeChannel,
            boolean sharedStart,
            MlpDecoderConfig decoder,
            double weightsLimit) {}

    static Stream<Arguments> setups() {
        List<Arguments> all = new ArrayList<>();
        for (RecurrenceFactory<RecurrenceConfig> recurrence :
                List.of(
                        new DenseRecurrenceFactory(),
                        new DiagonalRecurrenceFactory(),
                        new DecayRecurrenceFactory())) {
            all.add(setup(recurrence, "teacher", false, STEPS, false, false, false, plain(), 1e9));
            all.add(setup(recurrence, "forecast", true, STEPS, false, false, false, plain(), 1e9));
            all.add(setup(recurrence, "forecast frozen", true, 3, false, true, true, plain(), 1e9));
            all.add(
                    setup(
                            recurrence,
                            "forecast lifted",
                            true,
                            STEPS,
                            true,
                            true,
                            false,
                            plain(),
                            1e9));
            all.add(
                    setup(
                            recurrence,
                            "teacher lifted",
                            false,
                            STEPS,
                            true,
                            false,
                            true,
                            plain(),
                            1e9));
            all.add(
                    setup(
                            recurrence,
                            "forecast clipped",
                            true,
                            STEPS,
                            false,
                            false,
                            false,
                            plain(),
                            0.4));
            all.add(
                    setup(
                            recurrence,
                            "forecast with features",
                            true,
                            5,
                            false,
                            false,
                            false,
                            new MlpDecoderConfig(
                                    4,
                                    2,
                                    Activation.SIN,
                                    MlpDecoderConfig.Output.DYNAMIC_TANH,
                                    1,
                                    true,
                                    2),
                            1e9));
        }
        return all.stream();
    }

    private static MlpDecoderConfig plain() {
        return new MlpDecoderConfig(
                4, 1, Activation.TANH, MlpDecoderConfig.Output.LINEAR, 1, false, 0);
    }

    private static Arguments setup(
            RecurrenceFactory<RecurrenceConfig> recurrence,
            String name,
            boolean forecast,
            int last,
            boolean products,
            boolean timeChannel,
            boolean sharedStart,
            MlpDecoderConfig decoder,
            double limit) {
        return Arguments.of(
                recurrence.name() + " " + name,
                new Setup(
                        recurrence,
                        forecast,
                        last,
                        products,
                        timeChannel,
                        sharedStart,
                        decoder,
                        limit));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void gradientsMatchFiniteDifferences(String name, Setup setup) {
        for (Mode mode : modes(setup)) {
            WarpNetwork network = network(setup, mode);
            ParameterStore store = perturbed(network);
            INDArray gradient = store.newGradient();
            try (OneBlock pass = new OneBlock(network, block(setup), store, gradient)) {
                pass.forward();
                pass.backward();
            }
            SplittableRandom random = new SplittableRandom(SEED);
            double scale = gradient.norm2Number().doubleValue() / Math.sqrt(gradient.length());
            for (int k = 0; k < 60; k++) {
                long i = random.nextLong(store.size());
                double h = 1e-6;
                double at = store.values().getDouble(i);
                store.values().putScalar(i, at + h);
                double up = loss(network, setup, store);
                store.values().putScalar(i, at - h);
                double down = loss(network, setup, store);
                store.values().putScalar(i, at);
                double numeric = (up - down) / (2 * h);
                assertThat(gradient.getDouble(i))
                        .as("%s, %s, parameter %d, seed %d", name, mode, i, SEED)
                        .isCloseTo(
                                numeric,
                                org.assertj.core.data.Offset.offset(
                                        1e-6 * Math.max(scale, Math.abs(numeric)) + 1e-9));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void modesAgree(String name, Setup setup) {
        List<INDArray> gradients = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (Mode mode : modes(setup)) {
            WarpNetwork network = network(setup, mode);
            ParameterStore store = perturbed(network);
            INDArray gradient = store.newGradient();
            try (OneBlock pass = new OneBlock(network, block(setup), store, gradient)) {
                losses.add(pass.forward());
                pass.backward();
            }
            gradients.add(gradient);
            INDArray swept = store.newGradient();
            try (OneBlock pass = new OneBlock(network, block(setup), store, swept)) {
                losses.add(pass.train());
            }
            gradients.add(swept);
        }
        for (int i = 1; i < gradients.size(); i++) {
            assertThat(losses.get(i))
                    .isCloseTo(
                            losses.get(0), org.assertj.core.data.Percentage.withPercentage(1e-9));
            assertThat(gradients.get(i).sub(gradients.get(0)).norm2Number().doubleValue())
                    .as("%s, seed %d", name, SEED)
                    .isLessThan(1e-10 * gradients.get(0).norm2Number().doubleValue());
        }
    }

    /** Modes for tasks that look at every step. */
    private static List<Mode> modes(Setup setup) {
        return network(setup, null).recurrence().modes().stream()
                .filter(mode -> mode != Mode.CHUNKED)
                .toList();
    }

    private static double loss(WarpNetwork network, Setup setup, ParameterStore store) {
        try (OneBlock pass = new OneBlock(network, block(setup), store, null)) {
            return pass.forward();
        }
    }

    private static WarpNetwork network(Setup setup, Mode mode) {
        Decoder decoder = new MlpDecoder(setup.decoder(), CHANNELS, CHANNELS, CHANNELS);
        Drive drive = new Drive(CHANNELS, setup.timeChannel(), setup.products());
        double limit = setup.weightsLimit() < 1e8 ? setup.weightsLimit() : Double.POSITIVE_INFINITY;
        Recurrence recurrence =
                setup.recurrence()
                        .create(
                                new RecurrenceConfig(),
                                new RecurrenceContext(decoder.stateSize(), drive.size(), limit));
        InitialState initial =
                new InitialNetwork(
                        List.of(CHANNELS, 6, decoder.stateSize()),
                        Activation.SWISH,
                        decoder::initialState);
        return new WarpNetwork(
                initial, drive, recurrence, mode, decoder, new PointHead(1), Precision.FLOAT64);
    }

    /** B starts at zero and A at the identity; gradients are tested away from there. */
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
        double[][] x = new double[STEPS][CHANNELS * LANES];
        double[][] targets = new double[STEPS][CHANNELS * LANES];
        double[][] weights = new double[STEPS][LANES];
        double[][] forced = new double[STEPS][LANES];
        double[][] tau = new double[STEPS][LANES];
        double[][] time = new double[STEPS + ahead][LANES];
        for (int t = 0; t < time.length; t++) {
            Arrays.fill(time[t], 0.2 * t + 0.01 * t * t);
        }
        for (int n = 0; n < LANES; n++) {
            double clock = 0;
            for (int t = 0; t < STEPS; t++) {
                for (int c = 0; c < CHANNELS; c++) {
                    boolean shared = t == 0 && setup.sharedStart() && n % 2 == 0;
                    x[t][c * LANES + n] = shared ? 0.3 : random.nextGaussian();
                    targets[t][c * LANES + n] = random.nextGaussian();
                }
                weights[t][n] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                forced[t][n] = t < 4 && random.nextInt(5) > 0 ? 1 : 0;
                tau[t][n] = clock;
                clock += 0.05 + 0.1 * random.nextDouble();
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
}
