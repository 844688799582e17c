package io.warplab.baselines.statespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LruTest extends NetworkTest<LruConfig> {
    @Override
    protected BaselineFactory<LruConfig> factory() {
        return new LruFactory();
    }

    @Override
    protected LruConfig config(NeuralConfig.HeadKind head) {
        return new LruConfig(5, 4, 2, 0.3, 0.98, 6.2, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        return new PlainGlu(
                weights, List.of(new Mixer(weights, "layer0"), new Mixer(weights, "layer1")));
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        int layer = 3 * 4 + 2 * 2 * 4 * 5 + 5 + 2 * 5 + (10 * 5 + 10);
        return 5L * inputs + 5 + 2 * layer + 10 + 6L * outputs;
    }

    /** x_t = lambda x_{t-1} + gamma B u, y = Re(C x) + D u. */
    private record Mixer(PlainLayers weights, String name, double[] re, double[] im)
            implements PlainNetwork {
        Mixer(PlainLayers weights, String name) {
            this(weights, name, new double[4], new double[4]);
        }

        @Override
        public double[] step(double[] u) {
            double[] driven = weights.linear(name + ".B", u);
            double[] y = new double[u.length];
            double[] c = weights.get(name + ".C.weight");
            for (int p = 0; p < re.length; p++) {
                double modulus = Math.exp(-Math.exp(weights.get(name + ".nu")[p]));
                double angle = Math.exp(weights.get(name + ".theta")[p]);
                double gamma = Math.exp(weights.get(name + ".gamma")[p]);
                double a = modulus * Math.cos(angle);
                double b = modulus * Math.sin(angle);
                double next = a * re[p] - b * im[p] + gamma * driven[p];
                im[p] = a * im[p] + b * re[p] + gamma * driven[4 + p];
                re[p] = next;
                for (int i = 0; i < y.length; i++) {
                    y[i] += c[i * 8 + p] * re[p] + c[i * 8 + 4 + p] * im[p];
                }
            }
            for (int i = 0; i < y.length; i++) {
                y[i] += weights.get(name + ".D")[i] * u[i];
            }
            return y;
        }
    }

    @Test
    void transitionsStartOnTheRingWithTheNormalisationThatGoesWithThem() {
        Lru lru = new Lru(1, 4, 200, 1, 1, new Ring(0.5, 0.9, 3));
        Map<String, ParameterSpec> specs =
                lru.parameters().stream()
                        .collect(Collectors.toMap(ParameterSpec::name, Function.identity()));
        double[] nu = specs.get("layer0.nu").initial().apply(5);
        double[] gamma = specs.get("layer0.gamma").initial().apply(5);
        double[] theta = specs.get("layer0.theta").initial().apply(5);
        double square = 0;
        for (int p = 0; p < nu.length; p++) {
            double modulus = Math.exp(-Math.exp(nu[p]));
            assertThat(modulus).isBetween(0.5, 0.9);
            assertThat(Math.exp(gamma[p]))
                    .isCloseTo(Math.sqrt(1 - modulus * modulus), within(1e-12));
            assertThat(Math.exp(theta[p])).isBetween(0.0, 3.0);
            square += modulus * modulus / nu.length;
        }
        // Uniform in area: squares of moduli are uniform.
        assertThat(square).isCloseTo((0.25 + 0.81) / 2, within(0.05));
    }

    @Test
    void badSettingsAreNamedTogether() {
        assertThatThrownBy(
                        () ->
                                new LruConfig(
                                        0,
                                        4,
                                        1,
                                        0.9,
                                        0.8,
                                        0,
                                        false,
                                        NeuralConfig.HeadKind.GAUSSIAN,
                                        0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("hidden")
                .hasMessageContaining("most-modulus")
                .hasMessageContaining("most-phase")
                .hasMessageContaining("standard-deviation-floor");
    }
}
