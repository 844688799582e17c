package io.warplab.baselines.nvar;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.TestSystems;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextGenerationReservoirTest {
    private static final int CONTEXT = 5;

    private static TrainableModel model(
            NextGenerationReservoirConfig config, Task.Kind kind, int inputs, int targets) {
        return new NextGenerationReservoirFactory()
                .create(
                        config,
                        context(
                                new Task(kind, CONTEXT, null),
                                inputs,
                                targets,
                                0,
                                new OptimizerSpec()));
    }

    /** x_{t+1} = x_t + 0.1 x_t u_t - 0.2 u_{t+1}, where u is known. */
    @Test
    void recoversADrivenBilinearProcess() {
        double[][][] data = noise(30, 30, 2, 8);
        for (double[][] sequence : data) {
            for (int t = 1; t < 30; t++) {
                double x = sequence[t - 1][0];
                sequence[t][0] = x + 0.1 * x * sequence[t - 1][1] - 0.2 * sequence[t][1];
            }
        }
        Batch driven = batch(data, leading(data, 1), null, null);
        TrainableModel model =
                model(
                        new NextGenerationReservoirConfig(1, 1, 2, List.of(1e-12)),
                        Task.Kind.FORECAST,
                        2,
                        1);
        model.prepare(driven);
        // Products of x_t, u_t, u_{t+1}.
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {0, 0, -0.2, 0, 0.1, 0, 0, 0, 0}, within(1e-7));
        assertThat(values(model.predict(driven, new ForecastSpec(5)).mean()))
                .containsExactly(values(driven.targets()), within(1e-4));
    }

    /** Gauthier et al., section "Forecasting Lorenz63": 28 features, 400 training points. */
    @Test
    void forecastsLorenzForSeveralLyapunovTimes() {
        double dt = 0.025;
        double lyapunov = 0.9056;
        double[][] parameters = {{10, 28, 8.0 / 3}};
        double[][] starts = TestSystems.onLorenzAttractor(21);
        Batch raw =
                TestSystems.batch(
                        TestSystems.motions(TestSystems.LORENZ, starts, parameters, 405, dt), dt);
        Normalisation scaling =
                Normalisation.fit(Normalisation.Kind.STANDARD, raw.inputs(), raw.mask());
        var values = scaling.apply(raw.inputs());
        Batch scaled = raw.withValues(values, values);
        TrainableModel model =
                model(
                        new NextGenerationReservoirConfig(2, 1, 2, List.of(2.5e-8)),
                        Task.Kind.FORECAST,
                        3,
                        3);
        assertThat(model.parameterCount()).isEqualTo(3 * 28);
        model.prepare(scaled.select(new int[] {0}));
        int[] others = java.util.stream.IntStream.range(1, 21).toArray();
        Batch unseen = scaled.select(others);
        double[] predicted = values(model.predict(unseen, new ForecastSpec(CONTEXT)).mean());
        double[] truth = values(unseen.targets());
        double[] valid = new double[20];
        for (int n = 0; n < 20; n++) {
            int t = CONTEXT;
            while (t < 405 && distance(predicted, truth, (n * 405 + t) * 3) < 0.4 * Math.sqrt(3)) {
                t++;
            }
            valid[n] = (t - CONTEXT) * dt * lyapunov;
        }
        Arrays.sort(valid);
        assertThat(valid[10]).as("median of %s", Arrays.toString(valid)).isGreaterThan(4);
    }

    private static double distance(double[] a, double[] b, int at) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += (a[at + c] - b[at + c]) * (a[at + c] - b[at + c]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void isExactForAQuadraticMap() {
        // Henon's map, written with a delay: x_{t+1} = 1 - 1.4 x_t^2 + 0.3 x_{t-1}.
        Random random = new Random(2);
        double[][][] data = new double[20][30][1];
        for (double[][] sequence : data) {
            sequence[0][0] = 0.4 * random.nextDouble() - 0.2;
            sequence[1][0] = 0.4 * random.nextDouble() - 0.2;
            for (int t = 2; t < 30; t++) {
                sequence[t][0] =
                        1
                                - 1.4 * sequence[t - 1][0] * sequence[t - 1][0]
                                + 0.3 * sequence[t - 2][0];
            }
        }
        TrainableModel model =
                model(
                        new NextGenerationReservoirConfig(2, 1, 2, List.of(1e-13)),
                        Task.Kind.FORECAST,
                        1,
                        1);
        model.prepare(batch(data));
        // Features: x_t, x_{t-1}, x_t^2, x_t x_{t-1}, x_{t-1}^2; the change is what is learned.
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {-1, 0.3, -1.4, 0, 0}, within(1e-6));
        assertThat(values(model.state().weights().get("intercept")))
                .containsExactly(new double[] {1}, within(1e-6));
    }

    @Test
    void reconstructsAProductOfSkippedDelays() {
        double[][][] inputs = noise(20, 60, 2, 3);
        double[][][] targets = new double[20][60][1];
        for (int n = 0; n < 20; n++) {
            for (int t = 0; t < 60; t++) {
                targets[n][t][0] = inputs[n][t][0] * inputs[n][Math.max(0, t - 3)][1];
            }
        }
        TrainableModel model =
                model(
                        new NextGenerationReservoirConfig(2, 3, 2, List.of(1e-12)),
                        Task.Kind.RECONSTRUCTION,
                        2,
                        1);
        Batch data = batch(inputs, targets, null, null);
        model.prepare(data);
        assertThat(values(model.predict(data, new ForecastSpec(60)).mean()))
                .containsExactly(values(data.targets()), within(1e-7));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new NextGenerationReservoirConfig(0, 0, 9, List.of(-1.0)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("delays")
                .hasMessageContaining("skip")
                .hasMessageContaining("degree")
                .hasMessageContaining("ridge");
        assertThatThrownBy(
                        () ->
                                model(
                                        new NextGenerationReservoirConfig(20, 1, 3, List.of(1.0)),
                                        Task.Kind.FORECAST,
                                        5,
                                        5))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("products");
    }
}
