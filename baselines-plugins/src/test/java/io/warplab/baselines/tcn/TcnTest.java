package io.warplab.baselines.tcn;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.plain.NetworkChecks;
import io.warplab.baselines.plain.PlainNetwork;
import io.warplab.baselines.plain.PlainWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcnTest {
    private static TcnConfig config(int channels, int levels, int kernel, boolean clock) {
        return new TcnConfig(channels, levels, kernel, clock, HeadKind.POINT, 1e-4);
    }

    /** Convolutions summed tap by tap, zeros before the first step. */
    private static PlainNetwork plain(PlainWeights weights, int levels, int kernel) {
        return inputs -> {
            double[][] x = inputs;
            for (int level = 0; level < levels; level++) {
                String name = "level" + level;
                int dilation = 1 << level;
                double[][] inner = relu(convolution(weights, name + ".first", x, kernel, dilation));
                double[][] outer =
                        relu(convolution(weights, name + ".second", inner, kernel, dilation));
                double[][] next = new double[x.length][];
                for (int t = 0; t < x.length; t++) {
                    double[] skip =
                            x[t].length == outer[t].length
                                    ? x[t]
                                    : weights.affine(name + ".skip", x[t]);
                    next[t] =
                            PlainWeights.map(
                                    PlainWeights::relu, PlainWeights.sum(outer[t], 1, skip));
                }
                x = next;
            }
            double[][] outputs = new double[x.length][];
            for (int t = 0; t < x.length; t++) {
                outputs[t] = weights.affine("output", x[t]);
            }
            return outputs;
        };
    }

    private static double[][] convolution(
            PlainWeights weights, String name, double[][] x, int kernel, int dilation) {
        double[] direction = weights.get(name + ".direction");
        double[] length = weights.get(name + ".length");
        double[] bias = weights.get(name + ".bias");
        int in = x[0].length;
        int row = in * kernel;
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = bias.clone();
            for (int o = 0; o < bias.length; o++) {
                double squares = 0;
                for (int i = 0; i < row; i++) {
                    squares += direction[o * row + i] * direction[o * row + i];
                }
                for (int c = 0; c < in; c++) {
                    for (int k = 0; k < kernel; k++) {
                        int from = t - (kernel - 1 - k) * dilation;
                        double v = direction[o * row + c * kernel + k];
                        y[t][o] += from < 0 ? 0 : length[o] * v / Math.sqrt(squares) * x[from][c];
                    }
                }
            }
        }
        return y;
    }

    private static double[][] relu(double[][] x) {
        double[][] y = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            y[t] = PlainWeights.map(PlainWeights::relu, x[t]);
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 2, false", "4, 3, 3, false", "2, 2, 4, false", "6, 2, 3, true"})
    void equalsTheDirectConvolution(int channels, int levels, int kernel, boolean clock) {
        NetworkChecks.equalsPlain(
                new TcnFactory(),
                config(channels, levels, kernel, clock),
                weights -> plain(weights, levels, kernel),
                clock);
    }

    @Test
    void anOutputSeesItsReceptiveFieldAndNothingElse() {
        // Two levels of 3 taps see 1 + 2 * 2 * 3 = 13 steps.
        double[][][] data = noise(1, 30, 2, 8);
        TrainableModel model =
                NetworkChecks.model(
                        new TcnFactory(),
                        config(8, 2, 3, false),
                        new Task(Task.Kind.RECONSTRUCTION, 1, null));
        double[] before = values(model.predict(batch(data), new ForecastSpec(30)).mean());
        data[0][10][0] += 10;
        double[] after = values(model.predict(batch(data), new ForecastSpec(30)).mean());
        for (int t = 0; t < 30; t++) {
            boolean touched =
                    before[2 * t] != after[2 * t] || before[2 * t + 1] != after[2 * t + 1];
            assertThat(touched).as("step " + t).isEqualTo(t >= 10 && t < 10 + 13);
        }
    }

    @Test
    void theGradientFlowsThroughTheFeedback() {
        NetworkChecks.gradientIsTheSlope(new TcnFactory(), config(6, 2, 3, false));
    }

    @Test
    void sizesAreToldWithoutBuildingTheModel() {
        int first = 5 * 3 * 2 + 5 + 5;
        int other = 5 * 5 * 2 + 5 + 5;
        NetworkChecks.sizesAreTold(
                new TcnFactory(),
                config(5, 2, 2, true),
                first + 3 * other + (5 * 3 + 5) + (5 * 2 + 2));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> config(0, 0, 1, false))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("channels")
                .hasMessageContaining("levels")
                .hasMessageContaining("kernel");
    }
}
