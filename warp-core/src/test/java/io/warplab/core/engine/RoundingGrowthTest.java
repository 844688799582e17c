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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * float32 against float64 on the same numbers, over sequences of growing length, in every mode and
 * for an A on either side of the identity. The last state alone is decoded, so nothing hides what
 * thousands of steps do to it.
 */
class RoundingGrowthTest {
    private static final int[] STEPS = {50, 200, 800, 3000};
    private static final int LANES = 4;
    private static final long SEED = 20261124;

    /** Allowed relative error of loss and gradient. */
    private static double allowed(Mode mode) {
        return mode == Mode.CHUNKED ? 1e-5 : 1e-3;
    }

    /** What states are multiplied by over the longest sequence, and how much A mixes them. */
    enum Kind {
        NEAR_IDENTITY(0, 0.3),
        CONTRACTING(-12, 1),
        EXPANDING(1.5, 0.3);

        private final double growth;
        private final double mixing;

        Kind(double growth, double mixing) {
            this.growth = growth;
            this.mixing = mixing;
        }

        double[] matrix(int d) {
            SplittableRandom random = new SplittableRandom(SEED);
            int longest = STEPS[STEPS.length - 1];
            double[] a = new double[d * d];
            for (int i = 0; i < a.length; i++) {
                a[i] = mixing / longest / Math.sqrt(d) * random.nextGaussian();
            }
            for (int i = 0; i < d; i++) {
                a[i * d + i] += 1 + growth / longest;
            }
            return a;
        }
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Mode.values()).map(m -> Arguments.of(kind, m)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void errorsStaySmallHoweverLongTheSequence(Kind kind, Mode mode) {
        List<String> growth = new ArrayList<>();
        double worst = 0;
        for (int steps : STEPS) {
            Outcome exact = run(kind, mode, Precision.FLOAT64, steps);
            Outcome rounded = run(kind, mode, Precision.FLOAT32, steps);
            double loss = Math.abs(rounded.loss / exact.loss - 1);
            double gradient =
                    rounded.gradient.sub(exact.gradient).norm2Number().doubleValue()
                            / exact.gradient.norm2Number().doubleValue();
            growth.add(String.format("T %d: loss %.2g, gradient %.2g", steps, loss, gradient));
            worst = Math.max(worst, Math.max(loss, gradient));
        }
        assertThat(worst)
                .as("%s %s, seed %d, relative errors: %s", kind, mode, SEED, growth)
                .isLessThan(allowed(mode));
    }

    /** The gradient in float64, whatever it was computed in. */
    private record Outcome(double loss, INDArray gradient) {}

    private static Outcome run(Kind kind, Mode mode, Precision precision, int steps) {
        Decoder decoder =
                new MlpDecoder(
                        new MlpDecoderConfig(
                                8, 1, Activation.TANH, MlpDecoderConfig.Output.LINEAR, 1, false, 0),
                        1,
                        2,
                        2);
        int d = decoder.stateSize();
        WarpNetwork network =
                new WarpNetwork(
                        new LearnedInitialState(d, decoder::initialState),
                        new Drive(1, false, false),
                        new DenseRecurrenceFactory()
                                .create(
                                        new RecurrenceConfig(),
                                        new RecurrenceContext(d, 1, Double.POSITIVE_INFINITY)),
                        mode,
                        decoder,
                        new ClassificationHead(2),
                        precision);
        ParameterStore store = new ParameterStore(network.parameters(), precision, SEED);
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[] b = random.doubles(d, -0.2, 0.2).toArray();
        store.assign(WarpNetwork.RECURRENCE, "A", rounded(kind.matrix(d)));
        store.assign(WarpNetwork.RECURRENCE, "B", rounded(b));
        store.assign(WarpNetwork.INITIAL, "theta0", rounded(decoder.initialState(SEED)));
        INDArray gradient = store.newGradient();
        double loss;
        try (OneBlock pass = new OneBlock(network, block(steps), store, gradient)) {
            loss = pass.train();
        }
        return new Outcome(loss, gradient.castTo(DataType.DOUBLE));
    }

    private static SequenceBlock block(int steps) {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        double[][] x = new double[steps][LANES];
        double[][] classes = new double[steps][LANES];
        double[][] weights = new double[steps][LANES];
        double[][] forced = new double[steps][LANES];
        double[][] clock = new double[steps][LANES];
        for (int n = 0; n < LANES; n++) {
            // Lanes of unequal lengths: the last steps of some chunks are not whole.
            int last = steps - 1 - 3 * n;
            weights[last][n] = 1.0 / LANES;
            for (int t = 0; t < steps; t++) {
                double step = 0.3 * random.nextGaussian() / Math.sqrt(steps);
                x[t][n] = (float) ((t == 0 ? 0 : x[t - 1][n]) + step);
                classes[t][n] = n % 2;
                forced[t][n] = 1;
                clock[t][n] = (float) t / steps;
            }
        }
        return new SequenceBlock(
                LANES, steps, 0, x, classes, weights, forced, clock, clock, clock, steps, false);
    }

    /** What float32 can hold, so that both precisions start from the same numbers. */
    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(v -> (float) v).toArray();
    }
}
