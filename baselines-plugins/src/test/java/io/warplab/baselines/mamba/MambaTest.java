package io.warplab.baselines.mamba;

import static io.warplab.baselines.neural.PlainLayers.silu;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainConvolution;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.Arrays;
import java.util.stream.IntStream;

class MambaTest extends NetworkTest<MambaConfig> {
    private static final int WIDTH = 4;
    private static final int INNER = 8;
    private static final int STATES = 3;
    private static final int TAPS = 4;

    @Override
    protected BaselineFactory<MambaConfig> factory() {
        return new MambaFactory();
    }

    @Override
    protected MambaConfig config(NeuralConfig.HeadKind head) {
        return new MambaConfig(WIDTH, 2, STATES, TAPS, 2, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        // Norm, in, convolution, selection, dt of rank 1, A, D, out.
        int layer =
                WIDTH
                        + 2 * INNER * WIDTH
                        + INNER * (TAPS + 1)
                        + INNER * (1 + 2 * STATES)
                        + 2 * INNER
                        + INNER * STATES
                        + INNER
                        + INNER * WIDTH;
        return (inputs + 1L) * WIDTH + 2 * layer + WIDTH + (WIDTH + 1L) * outputs;
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        Branch[] branches =
                IntStream.range(0, 2)
                        .mapToObj(k -> new Branch(weights, "layer" + k))
                        .toArray(Branch[]::new);
        return input -> {
            double[] h = weights.linear("encoder", input);
            for (Branch branch : branches) {
                h = PlainLayers.add(h, branch.step(h));
            }
            return weights.linear("output", weights.rmsNorm("norm", h));
        };
    }

    /** The selective scan as the paper writes it. */
    private static final class Branch implements PlainNetwork {
        private final PlainLayers weights;
        private final String name;
        private final PlainConvolution convolution;
        private final double[][] h = new double[INNER][STATES];

        Branch(PlainLayers weights, String name) {
            this.weights = weights;
            this.name = name;
            convolution = new PlainConvolution(weights, name + ".conv", INNER, TAPS);
        }

        @Override
        public double[] step(double[] input) {
            double[] xz = weights.linear(name + ".in", weights.rmsNorm(name + ".norm", input));
            double[] u =
                    PlainLayers.map(convolution.step(Arrays.copyOf(xz, INNER)), PlainLayers::silu);
            double[] selected = weights.linear(name + ".select", u);
            double[] dt = weights.linear(name + ".dt", Arrays.copyOf(selected, 1));
            double[] y = new double[INNER];
            for (int e = 0; e < INNER; e++) {
                double step = PlainLayers.softplus(dt[e]);
                for (int s = 0; s < STATES; s++) {
                    double a = -Math.exp(weights.get(name + ".A-log")[e * STATES + s]);
                    h[e][s] = Math.exp(step * a) * h[e][s] + step * selected[1 + s] * u[e];
                    y[e] += selected[1 + STATES + s] * h[e][s];
                }
                y[e] = (y[e] + weights.get(name + ".D")[e] * u[e]) * silu(xz[INNER + e]);
            }
            return weights.linear(name + ".out", y);
        }
    }
}
