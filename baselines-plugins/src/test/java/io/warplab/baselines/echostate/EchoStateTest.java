package io.warplab.baselines.echostate;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.junit.jupiter.api.Test;

class EchoStateTest {
    private static EchoStateConfig config(int units, int connections, double radius) {
        return new EchoStateConfig(
                units, connections, radius, 1, 0.5, 30, List.of(1e-8, 1e-6, 1e-4));
    }

    private static TrainableModel model(EchoStateConfig config, Task.Kind kind, int channels) {
        return new EchoStateFactory()
                .create(
                        config,
                        context(
                                new Task(kind, 60, null),
                                channels,
                                channels == 2 && kind == Task.Kind.RECONSTRUCTION ? 1 : channels,
                                3,
                                new OptimizerSpec()));
    }

    @Test
    void theSpectralRadiusIsThatOfTheMatrix() {
        for (long seed = 1; seed <= 5; seed++) {
            Reservoir reservoir = Reservoir.draw(config(80, 8, 0.7), 2, seed);
            double exact =
                    Arrays.stream(
                                    new EigenDecompositionNonSymmetric(
                                                    new Array2DRowRealMatrix(
                                                            reservoir.matrix(), false))
                                            .getEigenvalues())
                            .mapToDouble(z -> z.norm())
                            .max()
                            .orElseThrow();
            assertThat(exact).as("seed %d", seed).isCloseTo(0.7, within(0.005));
        }
    }

    @Test
    void everyUnitHasItsConnections() {
        Reservoir reservoir = Reservoir.draw(config(50, 6, 0.9), 1, 3);
        for (double[] row : reservoir.matrix()) {
            assertThat(Arrays.stream(row).filter(w -> w != 0).count()).isEqualTo(6);
        }
    }

    @Test
    void oneStepIsTheLeakyUpdate() {
        EchoStateConfig config = new EchoStateConfig(5, 3, 0.9, 0.3, 0.5, 0, List.of(1.0));
        Reservoir reservoir = Reservoir.draw(config, 2, 4);
        double[] state = {0.1, -0.2, 0.3, 0.4, -0.5};
        double[] input = {0.7, -1.1};
        double[] next = new double[5];
        reservoir.step(state, input, next);
        double[] v = reservoir.fitted().get("reservoir.input").values();
        double[] b = reservoir.fitted().get("reservoir.bias").values();
        for (int i = 0; i < 5; i++) {
            double sum = b[i] + v[2 * i] * input[0] + v[2 * i + 1] * input[1];
            for (int j = 0; j < 5; j++) {
                sum += reservoir.matrix()[i][j] * state[j];
            }
            assertThat(next[i]).isCloseTo(0.7 * state[i] + 0.3 * Math.tanh(sum), within(1e-14));
        }
    }

    @Test
    void runsFreelyOnASuperpositionOfTwoRhythms() {
        double[][][] data = new double[12][260][1];
        for (int n = 0; n < 12; n++) {
            for (int t = 0; t < 260; t++) {
                data[n][t][0] = Math.sin(0.2 * t + n) + 0.5 * Math.sin(0.311 * t + 2 * n);
            }
        }
        TrainableModel model = model(config(150, 10, 0.95), Task.Kind.FORECAST, 1);
        Batch all = batch(data);
        model.prepare(all.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        Batch unseen = all.select(new int[] {10, 11});
        double[] predicted = values(model.predict(unseen, new ForecastSpec(60)).mean());
        double[] truth = values(unseen.targets());
        for (int n = 0; n < 2; n++) {
            for (int t = 60; t < 160; t++) {
                assertThat(predicted[n * 260 + t]).isCloseTo(truth[n * 260 + t], within(0.1));
            }
        }
        assertThat(model.parameterCount()).isEqualTo(150 + 1 + 1);
    }

    @Test
    void remembersInputsForAReconstruction() {
        double[][][] inputs = noise(20, 120, 2, 5);
        double[][][] targets = new double[20][120][1];
        for (int n = 0; n < 20; n++) {
            for (int t = 3; t < 120; t++) {
                targets[n][t][0] = inputs[n][t - 3][0];
            }
        }
        TrainableModel model = model(config(150, 10, 0.9), Task.Kind.RECONSTRUCTION, 2);
        Batch data = batch(inputs, targets, null, null);
        model.prepare(data);
        double[] predicted = values(model.predict(data, new ForecastSpec(120)).mean());
        double error = 0;
        for (int i = 0; i < predicted.length; i++) {
            error += Math.pow(predicted[i] - targets[i / 120][i % 120][0], 2) / predicted.length;
        }
        // The variance is 1.
        assertThat(error).isLessThan(0.2);
        assertThat(model.parameterCount()).isEqualTo(150 + 2 + 1);
    }

    @Test
    void classifiesByRhythm() {
        double[][][] data = new double[60][80][1];
        int[] labels = new int[60];
        for (int n = 0; n < 60; n++) {
            labels[n] = n % 3;
            for (int t = 0; t < 80; t++) {
                data[n][t][0] = Math.sin((0.2 + 0.15 * labels[n]) * t + n);
            }
        }
        TrainableModel model = model(config(80, 10, 0.9), Task.Kind.CLASSIFICATION, 1);
        Batch all = batch(data, null, null, labels);
        model.prepare(all.select(java.util.stream.IntStream.range(0, 45).toArray()));
        double[] scores = values(model.predict(all, new ForecastSpec(80)).mean());
        int right = 0;
        for (int n = 45; n < 60; n++) {
            int best = 0;
            for (int k = 1; k < 3; k++) {
                best = scores[n * 3 + k] > scores[n * 3 + best] ? k : best;
            }
            right += best == labels[n] ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(13);
        assertThat(model.parameterCount()).isEqualTo(3 * (2 * 80 + 1));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new EchoStateConfig(0, 0, 0, 2, 0, -1, List.of()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("units")
                .hasMessageContaining("connections")
                .hasMessageContaining("spectral-radius")
                .hasMessageContaining("leak")
                .hasMessageContaining("input-scale")
                .hasMessageContaining("washout")
                .hasMessageContaining("ridge");
    }
}
