package io.warplab.baselines.linearattention;

import static io.warplab.baselines.neural.PlainLayers.sigmoid;
import static io.warplab.baselines.neural.PlainLayers.silu;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainConvolution;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.stream.IntStream;

class LinearAttentionTest extends NetworkTest<LinearAttentionConfig> {
    private static final int WIDTH = 5;
    private static final int HEADS = 2;
    private static final int SIZE = 3;
    private static final int ALL = HEADS * SIZE;
    private static final int TAPS = 3;
    private static final int INNER = 4;

    @Override
    protected BaselineFactory<LinearAttentionConfig> factory() {
        return new LinearAttentionFactory();
    }

    @Override
    protected LinearAttentionConfig config(NeuralConfig.HeadKind head) {
        return new LinearAttentionConfig(
                WIDTH, HEADS, SIZE, TAPS, INNER, 2, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        int attention =
                WIDTH
                        + 3 * ALL * WIDTH
                        + 3 * ALL * (TAPS + 1)
                        + HEADS * (WIDTH + 1)
                        + SIZE
                        + ALL * WIDTH;
        int mlp = WIDTH + 3 * INNER * WIDTH;
        return (inputs + 1L) * WIDTH + 2 * (attention + mlp) + WIDTH + (WIDTH + 1L) * outputs;
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        Attention[] layers =
                IntStream.range(0, 2)
                        .mapToObj(k -> new Attention(weights, "layer" + k + ".attention"))
                        .toArray(Attention[]::new);
        return input -> {
            double[] h = weights.linear("encoder", input);
            for (int k = 0; k < layers.length; k++) {
                h = PlainLayers.add(h, layers[k].step(h));
                String name = "layer" + k + ".mlp";
                double[] x = weights.rmsNorm(name + ".norm", h);
                double[] gate = weights.linear(name + ".gate", x);
                double[] up = weights.linear(name + ".up", x);
                for (int i = 0; i < up.length; i++) {
                    up[i] *= silu(gate[i]);
                }
                h = PlainLayers.add(h, weights.linear(name + ".out", up));
            }
            return weights.linear("output", weights.rmsNorm("norm", h));
        };
    }

    /** The recurrence of the delta rule, head by head. */
    private static final class Attention implements PlainNetwork {
        private final PlainLayers weights;
        private final String name;
        private final PlainConvolution convolution;
        private final double[][][] memory = new double[HEADS][SIZE][SIZE];

        Attention(PlainLayers weights, String name) {
            this.weights = weights;
            this.name = name;
            convolution = new PlainConvolution(weights, name + ".conv", 3 * ALL, TAPS);
        }

        @Override
        public double[] step(double[] input) {
            double[] x = weights.rmsNorm(name + ".norm", input);
            double[] qkv =
                    PlainLayers.map(
                            convolution.step(weights.linear(name + ".qkv", x)), PlainLayers::silu);
            double[] rates = weights.linear(name + ".beta", x);
            double[] out = new double[ALL];
            for (int head = 0; head < HEADS; head++) {
                double[] o = head(memory[head], qkv, head * SIZE, sigmoid(rates[head]));
                System.arraycopy(
                        weights.rmsNorm(name + ".head-norm", o), 0, out, head * SIZE, SIZE);
            }
            return weights.linear(name + ".out", out);
        }

        private static double[] head(double[][] w, double[] qkv, int from, double beta) {
            double square = 0;
            for (int i = 0; i < SIZE; i++) {
                square += qkv[ALL + from + i] * qkv[ALL + from + i];
            }
            double rate = beta / (1 + beta * square);
            double[] o = new double[SIZE];
            for (int j = 0; j < SIZE; j++) {
                double error = qkv[2 * ALL + from + j];
                for (int i = 0; i < SIZE; i++) {
                    error -= w[i][j] * qkv[ALL + from + i];
                }
                for (int i = 0; i < SIZE; i++) {
                    w[i][j] += rate * error * qkv[ALL + from + i];
                    o[j] += w[i][j] * qkv[from + i];
                }
            }
            return o;
        }
    }
}
