package io.warplab.baselines.transformer;

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
import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerTest {
    private static TransformerConfig config(
            int width, int heads, int layers, int feedForward, boolean clock) {
        return new TransformerConfig(
                width, heads, layers, feedForward, clock, HeadKind.POINT, 1e-4);
    }

    /** The full causal pass, nothing kept from step to step. */
    private static PlainNetwork plain(PlainWeights weights, int width, int heads, int layers) {
        return inputs -> {
            double[][] h = new double[inputs.length][];
            for (int t = 0; t < h.length; t++) {
                h[t] = weights.affine("encoder", inputs[t]);
            }
            for (int k = 0; k < layers; k++) {
                double[][] attended =
                        attention(weights, "layer" + k + ".attention", h, width, heads);
                String name = "layer" + k + ".feed-forward";
                for (int t = 0; t < h.length; t++) {
                    h[t] = PlainWeights.sum(h[t], 1, attended[t]);
                    double[] normed = weights.layerNorm(name + ".norm", h[t]);
                    double[] fed = weights.perceptron(name, 1, TransformerTest::gelu, normed);
                    h[t] = PlainWeights.sum(h[t], 1, fed);
                }
            }
            double[][] outputs = new double[h.length][];
            for (int t = 0; t < h.length; t++) {
                outputs[t] = weights.affine("output", weights.layerNorm("norm", h[t]));
            }
            return outputs;
        };
    }

    private static double gelu(double x) {
        return x / 2 * (1 + Erf.erf(x / Math.sqrt(2)));
    }

    private static double[][] attention(
            PlainWeights weights, String name, double[][] h, int width, int heads) {
        int size = width / heads;
        double[][] projected = new double[h.length][];
        for (int t = 0; t < h.length; t++) {
            projected[t] =
                    weights.affine(name + ".projection", weights.layerNorm(name + ".norm", h[t]));
        }
        double[][] out = new double[h.length][];
        for (int t = 0; t < h.length; t++) {
            double[] joined = new double[width];
            for (int head = 0; head < heads; head++) {
                double[] query = turned(projected[t], head * size, size, t);
                double[] share = new double[t + 1];
                double total = 0;
                for (int s = 0; s <= t; s++) {
                    double[] key = turned(projected[s], width + head * size, size, s);
                    double product = 0;
                    for (int i = 0; i < size; i++) {
                        product += query[i] * key[i];
                    }
                    share[s] = Math.exp(product / Math.sqrt(size));
                    total += share[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < size; i++) {
                        joined[head * size + i] +=
                                share[s] / total * projected[s][2 * width + head * size + i];
                    }
                }
            }
            out[t] = weights.affine(name + ".output", joined);
        }
        return out;
    }

    /** Pairs (i, i + d / 2) turned by t / 10000^(2 i / d). */
    private static double[] turned(double[] from, int offset, int size, int t) {
        double[] x = Arrays.copyOfRange(from, offset, offset + size);
        int half = size / 2;
        double[] y = new double[size];
        for (int i = 0; i < half; i++) {
            double angle = t / Math.pow(10000, 2.0 * i / size);
            y[i] = x[i] * Math.cos(angle) - x[i + half] * Math.sin(angle);
            y[i + half] = x[i + half] * Math.cos(angle) + x[i] * Math.sin(angle);
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 1, 6, false", "8, 2, 2, 12, false", "12, 3, 2, 5, true"})
    void cachedRollOutsEqualTheFullCausalPass(
            int width, int heads, int layers, int feedForward, boolean clock) {
        NetworkChecks.equalsPlain(
                new TransformerFactory(),
                config(width, heads, layers, feedForward, clock),
                weights -> plain(weights, width, heads, layers),
                clock);
    }

    @Test
    void noStepSeesALaterOne() {
        double[][][] data = noise(1, 20, 2, 8);
        TrainableModel model =
                NetworkChecks.model(
                        new TransformerFactory(),
                        config(8, 2, 2, 12, false),
                        new Task(Task.Kind.RECONSTRUCTION, 1, null));
        double[] before = values(model.predict(batch(data), new ForecastSpec(20)).mean());
        data[0][10][1] += 3;
        double[] after = values(model.predict(batch(data), new ForecastSpec(20)).mean());
        assertThat(Arrays.copyOf(after, 20)).containsExactly(Arrays.copyOf(before, 20));
        for (int t = 10; t < 20; t++) {
            assertThat(after[2 * t]).as("step " + t).isNotEqualTo(before[2 * t]);
        }
    }

    @Test
    void theGradientFlowsThroughTheFeedback() {
        NetworkChecks.gradientIsTheSlope(new TransformerFactory(), config(8, 2, 2, 12, false));
    }

    @Test
    void sizesAreToldWithoutBuildingTheModel() {
        int block = 2 * 8 + (24 * 8 + 24) + (8 * 8 + 8) + 2 * 8 + (12 * 8 + 12) + (8 * 12 + 8);
        NetworkChecks.sizesAreTold(
                new TransformerFactory(),
                config(8, 2, 3, 12, true),
                (8 * 3 + 8) + 3 * block + 2 * 8 + (2 * 8 + 2));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> config(6, 2, 0, 4, false))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("width")
                .hasMessageContaining("even multiple")
                .hasMessageContaining("layers");
    }
}
