package io.warplab.baselines.statespace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

class S4dTest extends NetworkTest<S4dConfig> {
    private static final int WIDTH = 4;
    private static final int PAIRS = 3;

    @Override
    protected BaselineFactory<S4dConfig> factory() {
        return new S4dFactory();
    }

    @Override
    protected S4dConfig config(NeuralConfig.HeadKind head) {
        return new S4dConfig(WIDTH, 2 * PAIRS, 2, 1e-2, 0.3, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        return new PlainGlu(
                weights, List.of(new Mixer(weights, "layer0"), new Mixer(weights, "layer1")));
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        int layer = WIDTH + 4 * WIDTH * PAIRS + WIDTH + 2 * WIDTH + 2 * WIDTH * (WIDTH + 1);
        return (inputs + 1L) * WIDTH + 2 * layer + 2 * WIDTH + (WIDTH + 1L) * outputs;
    }

    /** Each channel's recurrence in complex doubles. */
    private static final class Mixer implements PlainNetwork {
        private final PlainLayers weights;
        private final String name;
        private final Complex[][] states = new Complex[WIDTH][PAIRS];

        Mixer(PlainLayers weights, String name) {
            this.weights = weights;
            this.name = name;
            for (Complex[] own : states) {
                Arrays.fill(own, Complex.ZERO);
            }
        }

        @Override
        public double[] step(double[] u) {
            double[] y = new double[WIDTH];
            double[] c = weights.get(name + ".C");
            for (int h = 0; h < WIDTH; h++) {
                double dt = Math.exp(weights.get(name + ".log-dt")[h]);
                for (int m = 0; m < PAIRS; m++) {
                    int at = h * PAIRS + m;
                    Complex a =
                            new Complex(
                                    -Math.exp(weights.get(name + ".log-decay")[at]),
                                    weights.get(name + ".frequency")[at]);
                    Complex lambda = a.multiply(dt).exp();
                    states[h][m] = states[h][m].multiply(lambda).add(u[h]);
                    Complex held = lambda.subtract(1).divide(a);
                    Complex out = new Complex(c[at], c[WIDTH * PAIRS + at]);
                    y[h] += 2 * out.multiply(held).multiply(states[h][m]).getReal();
                }
                y[h] += weights.get(name + ".D")[h] * u[h];
            }
            return y;
        }
    }

    @Test
    void badSettingsAreNamedTogether() {
        assertThatThrownBy(
                        () ->
                                new S4dConfig(
                                        4,
                                        5,
                                        0,
                                        0.2,
                                        0.1,
                                        false,
                                        NeuralConfig.HeadKind.POINT,
                                        NeuralConfig.FLOOR))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("even")
                .hasMessageContaining("layers")
                .hasMessageContaining("most-step");
    }
}
