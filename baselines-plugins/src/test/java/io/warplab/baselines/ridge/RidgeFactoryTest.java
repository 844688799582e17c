package io.warplab.baselines.ridge;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeFactoryTest {
    private static final Task FORECAST = new Task(Task.Kind.FORECAST, 10, null);

    private static TrainableModel model(
            RidgeConfig config, Task task, int inputs, int targets, int classes) {
        return new RidgeFactory()
                .create(config, context(task, inputs, targets, classes, new OptimizerSpec()));
    }

    /** x_{t+1} = 1.6 x_t - 0.8 x_{t-1} + 0.1 from random starts. */
    private static double[][][] secondOrder(int n, int t, long seed) {
        Random random = new Random(seed);
        double[][][] data = new double[n][t][1];
        for (double[][] sequence : data) {
            sequence[0][0] = random.nextGaussian();
            sequence[1][0] = random.nextGaussian();
            for (int s = 2; s < t; s++) {
                sequence[s][0] = 1.6 * sequence[s - 1][0] - 0.8 * sequence[s - 2][0] + 0.1;
            }
        }
        return data;
    }

    @Test
    void recoversASecondOrderProcessAndRollsItOut() {
        TrainableModel model = model(new RidgeConfig(2, List.of(1e-12)), FORECAST, 1, 1, 0);
        model.prepare(batch(secondOrder(50, 40, 1)));
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {1.6, -0.8}, within(1e-8));
        assertThat(values(model.state().weights().get("intercept")))
                .containsExactly(new double[] {0.1}, within(1e-8));
        double[][][] unseen = secondOrder(5, 60, 2);
        double[] predicted = values(model.predict(batch(unseen), new ForecastSpec(10)).mean());
        for (int n = 0; n < 5; n++) {
            assertThat(predicted[n * 60]).isEqualTo(unseen[n][0][0]);
            for (int t = 2; t < 60; t++) {
                assertThat(predicted[n * 60 + t]).isCloseTo(unseen[n][t][0], within(1e-6));
            }
        }
        assertThat(model.parameterCount()).isEqualTo(3);
        assertThat(model.isIterative()).isFalse();
    }

    /** x_{t+1} = 0.9 x_t + 0.5 u_t - 0.3 u_{t+1}, where u is known. */
    @Test
    void recoversADrivenProcessAndRollsItOutUnderWhatIsToCome() {
        double[][][] data = noise(20, 40, 2, 4);
        for (double[][] sequence : data) {
            for (int t = 1; t < 40; t++) {
                sequence[t][0] =
                        0.9 * sequence[t - 1][0] + 0.5 * sequence[t - 1][1] - 0.3 * sequence[t][1];
            }
        }
        Batch driven = batch(data, leading(data, 1), null, null);
        TrainableModel model = model(new RidgeConfig(1, List.of(1e-12)), FORECAST, 2, 1, 0);
        model.prepare(driven);
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {0.9, 0.5, -0.3}, within(1e-8));
        assertThat(model.parameterCount()).isEqualTo(4);
        assertThat(values(model.predict(driven, new ForecastSpec(10)).mean()))
                .containsExactly(values(driven.targets()), within(1e-6));
    }

    @Test
    void theRollOutSeesNothingAfterTheContext() {
        TrainableModel model = model(new RidgeConfig(3, List.of(1e-3)), FORECAST, 1, 1, 0);
        double[][][] data = secondOrder(20, 30, 3);
        model.prepare(batch(data));
        double[] before = values(model.predict(batch(data), new ForecastSpec(10)).mean());
        for (double[][] sequence : data) {
            for (int t = 10; t < 30; t++) {
                sequence[t][0] = 1e3;
            }
        }
        assertThat(values(model.predict(batch(data), new ForecastSpec(10)).mean()))
                .containsExactly(before);
    }

    @Test
    void unobservedStepsDoNotEnterTheFit() {
        double[][][] data = secondOrder(40, 40, 4);
        double[][] mask = new double[40][40];
        Random random = new Random(5);
        for (int n = 0; n < 40; n++) {
            int length = 20 + random.nextInt(21);
            for (int t = 0; t < 40; t++) {
                mask[n][t] = t == 0 || t < length && random.nextDouble() < 0.9 ? 1 : 0;
                if (mask[n][t] == 0) {
                    data[n][t][0] = Double.NaN;
                }
            }
        }
        TrainableModel model = model(new RidgeConfig(2, List.of(1e-12)), FORECAST, 1, 1, 0);
        model.prepare(batch(data, null, mask, null));
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {1.6, -0.8}, within(1e-7));
        assertThat(
                        values(
                                model.predict(batch(data, null, mask, null), new ForecastSpec(10))
                                        .mean()))
                .doesNotContain(Double.NaN);
    }

    @Test
    void aListOfPenaltiesIsTriedOnTheLastTenth() {
        Batch data = batch(secondOrder(50, 40, 6));
        TrainableModel chosen =
                model(new RidgeConfig(2, List.of(100.0, 1e-9, 1.0)), FORECAST, 1, 1, 0);
        TrainableModel direct = model(new RidgeConfig(2, List.of(1e-9)), FORECAST, 1, 1, 0);
        chosen.prepare(data);
        direct.prepare(data);
        assertThat(values(chosen.state().weights().get("coefficients")))
                .containsExactly(
                        values(direct.state().weights().get("coefficients")), within(1e-9));
    }

    @Test
    void aPenaltyTooSmallToSolveWithIsPassedOver() {
        // Two channels alike to the last bit, of variance 1 over the steps that are fitted.
        double[][][] data = new double[20][5][2];
        for (double[][] sequence : data) {
            for (int t = 0; t < 5; t++) {
                sequence[t][0] = t % 2 == 0 ? 1 : -1;
                sequence[t][1] = sequence[t][0];
            }
        }
        TrainableModel only = model(new RidgeConfig(1, List.of(1e-300)), FORECAST, 2, 2, 0);
        assertThatThrownBy(() -> only.prepare(batch(data)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("1.0E-300");
        TrainableModel other = model(new RidgeConfig(1, List.of(1e-300, 1e-9)), FORECAST, 2, 2, 0);
        other.prepare(batch(data));
        assertThat(values(other.predict(batch(data), new ForecastSpec(1)).mean()))
                .containsExactly(values(batch(data).targets()), within(1e-6));
    }

    @Test
    void reconstructsALaggedTarget() {
        double[][][] inputs = noise(30, 25, 2, 8);
        double[][][] targets = new double[30][25][1];
        for (int n = 0; n < 30; n++) {
            for (int t = 0; t < 25; t++) {
                targets[n][t][0] = 0.5 + 2 * inputs[n][t][0] - inputs[n][Math.max(0, t - 1)][1];
            }
        }
        TrainableModel model =
                model(
                        new RidgeConfig(4, List.of(1e-12)),
                        new Task(Task.Kind.RECONSTRUCTION, 1, null),
                        2,
                        1,
                        0);
        Batch data = batch(inputs, targets, null, null);
        model.prepare(data);
        assertThat(values(model.predict(data, new ForecastSpec(25)).mean()))
                .containsExactly(values(data.targets()), within(1e-8));
    }

    @Test
    void classifiesByTheLastObservedSteps() {
        double[][][] inputs = noise(60, 12, 1, 9);
        double[][] mask = new double[60][12];
        int[] labels = new int[60];
        for (int n = 0; n < 60; n++) {
            int length = 6 + n % 7;
            labels[n] = n % 2;
            for (int t = 0; t < 12; t++) {
                mask[n][t] = t < length ? 1 : 0;
                if (t == length - 1) {
                    inputs[n][t][0] = labels[n] == 1 ? 3 : -3;
                }
            }
        }
        TrainableModel model =
                model(
                        new RidgeConfig(3, List.of(1e-3)),
                        new Task(Task.Kind.CLASSIFICATION, 1, null),
                        1,
                        1,
                        2);
        Batch data = batch(inputs, null, mask, labels);
        model.prepare(data);
        double[] scores = values(model.predict(data, new ForecastSpec(12)).mean());
        assertThat(scores).hasSize(120);
        for (int n = 0; n < 60; n++) {
            assertThat(scores[2 * n + 1] > scores[2 * n]).isEqualTo(labels[n] == 1);
        }
    }

    @Test
    void stateIsExactAndChecked() {
        Batch data = batch(secondOrder(20, 30, 10));
        TrainableModel model = model(new RidgeConfig(3, List.of(1e-3)), FORECAST, 1, 1, 0);
        model.prepare(data);
        TrainableModel other = model(new RidgeConfig(3, List.of(1.0)), FORECAST, 1, 1, 0);
        other.restore(model.state());
        assertThat(values(other.predict(data, new ForecastSpec(10)).mean()))
                .containsExactly(values(model.predict(data, new ForecastSpec(10)).mean()));
        TrainableModel wider = model(new RidgeConfig(4, List.of(1.0)), FORECAST, 1, 1, 0);
        assertThatThrownBy(() -> wider.restore(model.state()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("[1, 4]");
        assertThatThrownBy(() -> wider.restore(new ModelState(Map.of(), Map.of())))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("coefficients")
                .hasMessageContaining("intercept");
    }

    @Test
    void badSettingsAreNamedTogether() {
        assertThatThrownBy(() -> new RidgeConfig(0, List.of(-1.0)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("lags")
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new RidgeConfig(1, List.of())).isInstanceOf(WarpException.class);
    }

    @Test
    void saysWhenNothingCanBeFitted() {
        TrainableModel model = model(new RidgeConfig(2, List.of(1e-3)), FORECAST, 1, 1, 0);
        assertThatThrownBy(() -> model.prepare(batch(new double[][][] {{{1}}})))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("observed steps in a row");
    }
}
