package io.warplab.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.decoder.MlpDecoder;
import io.warplab.core.decoder.MlpDecoderConfig;
import io.warplab.core.recurrence.DenseRecurrenceFactory;
import io.warplab.core.recurrence.RecurrenceConfig;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Close first observations: few columns carry the initial states, and nothing else changes. */
class CloseStartsTest {
    private static final int INPUTS = 2;
    private static final int HIDDEN = 32;
    private static final int LANES = 40;
    private static final int STEPS = 64;

    /** Width and hidden layers of the root network, and how far parameters are from their start. */
    private record Root(int width, int hidden, double moved) {}

    private static final Root SMALL = new Root(15, 2, 1e-3);
    private static final Root LARGE = new Root(37, 3, 3e-4);

    private record Outcome(double loss, INDArray gradient) {}

    static LongStream seeds() {
        return LongStream.of(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fewColumnsGiveTheSameLossAndGradient(long seed) {
        for (Precision precision : Precision.values()) {
            Outcome stepped = run(Mode.RECURRENT, precision, seed, SMALL);
            Outcome kernel = run(Mode.CONVOLUTIONAL, precision, seed, SMALL);
            double tolerance = precision == Precision.FLOAT32 ? 2e-5 : 1e-12;
            String what = "seed " + seed + ", " + precision;
            assertThat(Math.abs(kernel.loss() - stepped.loss()))
                    .as(what)
                    .isLessThan(tolerance * stepped.loss());
            assertThat(kernel.gradient().sub(stepped.gradient()).norm2Number().doubleValue())
                    .as(what)
                    .isLessThan(tolerance * stepped.gradient().norm2Number().doubleValue());
        }
    }

    /** The chain has kernels of its own for a transition beyond the caches. */
    @Test
    void largeTransitionsGiveTheSameToo() {
        Outcome stepped = run(Mode.RECURRENT, Precision.FLOAT32, 1, LARGE);
        Outcome kernel = run(Mode.CONVOLUTIONAL, Precision.FLOAT32, 1, LARGE);
        assertThat(Math.abs(kernel.loss() - stepped.loss())).isLessThan(5e-5 * stepped.loss());
        assertThat(kernel.gradient().sub(stepped.gradient()).norm2Number().doubleValue())
                .isLessThan(5e-5 * stepped.gradient().norm2Number().doubleValue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void columnsOfTheBackwardPassAloneAreZero(long seed) {
        WarpNetwork network = network(Mode.CONVOLUTIONAL, Precision.FLOAT32, SMALL);
        ParameterStore store = new ParameterStore(network.parameters(), Precision.FLOAT32, seed);
        InitialState.Session session =
                network.initial()
                        .open(
                                block(seed).start(Precision.FLOAT32),
                                1e12,
                                store.access(WarpNetwork.INITIAL, null));
        int columns = session.columns().lanes();
        int nonzero = session.nonzeroColumns();
        assertThat(columns).as("seed " + seed).isLessThan(HIDDEN + 1);
        assertThat(nonzero).as("seed " + seed).isLessThan(columns);
        double[] row = new double[columns];
        for (int r = 0; r < session.columns().rows(); r++) {
            session.columns().readRow(r, row);
            for (int c = nonzero; c < columns; c++) {
                assertThat(row[c]).isZero();
            }
        }
    }

    private static WarpNetwork network(Mode mode, Precision precision, Root root) {
        Decoder decoder =
                new MlpDecoder(
                        new MlpDecoderConfig(
                                root.width(),
                                root.hidden(),
                                Activation.SWISH,
                                MlpDecoderConfig.Output.LINEAR,
                                1,
                                false,
                                0),
                        INPUTS,
                        INPUTS,
                        INPUTS);
        RecurrenceContext context =
                new RecurrenceContext(decoder.stateSize(), INPUTS, Double.POSITIVE_INFINITY);
        return new WarpNetwork(
                new InitialNetwork(
                        List.of(INPUTS, HIDDEN, decoder.stateSize()),
                        Activation.SWISH,
                        decoder::initialState),
                new Drive(INPUTS, false, false),
                new DenseRecurrenceFactory().create(new RecurrenceConfig(), context),
                mode,
                decoder,
                new PointHead(1),
                precision);
    }

    private static Outcome run(Mode mode, Precision precision, long seed, Root root) {
        WarpNetwork network = network(mode, precision, root);
        ParameterStore store = new ParameterStore(network.parameters(), precision, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (long i = 0; i < store.size(); i++) {
            double moved = store.values().getDouble(i) + root.moved() * random.nextGaussian();
            store.values().putScalar(i, moved);
        }
        INDArray gradient = store.newGradient();
        try (OneBlock pass = new OneBlock(network, block(seed), store, gradient)) {
            return new Outcome(pass.train(), gradient.castTo(DataType.DOUBLE));
        }
    }

    /** Random walks that start close to each other, every third input fed back. */
    private static SequenceBlock block(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[STEPS][INPUTS * LANES];
        double[][] targets = new double[STEPS][INPUTS * LANES];
        double[][] weights = new double[STEPS][LANES];
        double[][] forced = new double[STEPS][LANES];
        double[][] tau = new double[STEPS][LANES];
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < x[t].length; i++) {
                x[t][i] = (t == 0 ? 0 : x[t - 1][i]) + 0.05 * random.nextGaussian();
                targets[t][i] = random.nextGaussian();
            }
            for (int n = 0; n < LANES; n++) {
                tau[t][n] = t / (double) STEPS;
                weights[t][n] = 1.0 / (STEPS * LANES);
                forced[t][n] = random.nextInt(3) > 0 ? 1 : 0;
            }
        }
        double[][] time = new double[STEPS + 1][LANES];
        return new SequenceBlock(
                LANES, STEPS, 1, x, targets, weights, forced, tau, tau, time, STEPS, true);
    }
}
