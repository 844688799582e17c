package io.warplab.baselines.linearforecast;

import static io.warplab.baselines.Sequences.adam;
import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static io.warplab.baselines.Sequences.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.SlopeCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearForecastTest {
    private static final int CONTEXT = 12;

    /** The tests' training sequences have 30 steps. */
    private static final int HORIZON = 18;

    private static final Task FORECAST = new Task(Task.Kind.FORECAST, CONTEXT, null);

    private static PlainLayers plain(TrainableModel model) {
        return new PlainLayers(PlainLayers.copies(model.state().weights()));
    }

    /** [L] to [H] of one channel. */
    private static double[] map(
            PlainLayers weights, String name, boolean individual, int channel, double[] x) {
        double[] w = weights.get(name + ".weight");
        double[] b = weights.get(name + ".bias");
        int own = individual ? channel : 0;
        double[] y = new double[HORIZON];
        for (int h = 0; h < HORIZON; h++) {
            y[h] = b[own * HORIZON + h];
            for (int k = 0; k < CONTEXT; k++) {
                y[h] += w[(own * HORIZON + h) * CONTEXT + k] * x[k];
            }
        }
        return y;
    }

    private static double[] dlinear(
            PlainLayers weights, int window, boolean individual, int channel, double[] x) {
        double[] trend = new double[CONTEXT];
        for (int t = 0; t < CONTEXT; t++) {
            for (int s = t - window / 2; s <= t + window / 2; s++) {
                trend[t] += x[Math.max(0, Math.min(CONTEXT - 1, s))] / window;
            }
        }
        double[] rest = PlainLayers.add(x, -1, trend);
        return PlainLayers.add(
                map(weights, "seasonal", individual, channel, rest),
                1,
                map(weights, "trend", individual, channel, trend));
    }

    private static double[] nlinear(
            PlainLayers weights, boolean individual, int channel, double[] x) {
        double last = x[CONTEXT - 1];
        double[] y = map(weights, "linear", individual, channel, PlainLayers.map(x, v -> v - last));
        return PlainLayers.map(y, v -> v + last);
    }

    private static double[] channel(double[][] sequence, int from, int c) {
        return Arrays.stream(sequence).skip(from).limit(CONTEXT).mapToDouble(x -> x[c]).toArray();
    }

    @ParameterizedTest
    @CsvSource({"true, 5, false", "true, 25, true", "false, 0, false", "false, 0, true"})
    void equalsThePlainMapAndLearnsTheHorizonAlone(boolean split, int window, boolean individual) {
        double[][][] data = noise(3, 30, 2, 4);
        TrainableModel model =
                split
                        ? model(new DLinearFactory(), new DLinearConfig(window, individual))
                        : model(new NLinearFactory(), new NLinearConfig(individual));
        PlainLayers weights = plain(model);
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(CONTEXT)).mean());
        double squares = 0;
        for (int n = 0; n < 3; n++) {
            for (int c = 0; c < 2; c++) {
                double[] seen = channel(data[n], 0, c);
                double[] expected =
                        split
                                ? dlinear(weights, window, individual, c, seen)
                                : nlinear(weights, individual, c, seen);
                for (int t = 0; t < 30; t++) {
                    double told = predicted[(n * 30 + t) * 2 + c];
                    if (t < CONTEXT) {
                        assertThat(told).isCloseTo(data[n][Math.max(0, t - 1)][c], within(1e-6));
                    } else {
                        assertThat(told).isCloseTo(expected[t - CONTEXT], within(1e-5));
                        squares += Math.pow(expected[t - CONTEXT] - data[n][t][c], 2);
                    }
                }
            }
        }
        assertThat(SlopeCheck.loss(model, batch(data)))
                .isCloseTo(squares / (3 * HORIZON * 2), within(1e-5));
    }

    private static <C> TrainableModel model(BaselineFactory<C> factory, C config) {
        return SlopeCheck.model(factory, config, FORECAST);
    }

    @Test
    void beyondTheHorizonItGoesOnFromWhatItTold() {
        double[][][] data = noise(1, 50, 2, 7);
        TrainableModel model = model(new NLinearFactory(), new NLinearConfig());
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(CONTEXT)).mean());
        double[][][] told = new double[1][50][2];
        for (int t = 0; t < 50; t++) {
            told[0][t] = Arrays.copyOfRange(predicted, 2 * t, 2 * t + 2);
        }
        // The second horizon starts at 30, from steps 18 to 29 of the first.
        PlainLayers weights = plain(model);
        for (int c = 0; c < 2; c++) {
            double[] expected =
                    nlinear(weights, false, c, channel(told[0], CONTEXT + HORIZON - CONTEXT, c));
            for (int t = 30; t < 48; t++) {
                assertThat(told[0][t][c]).isCloseTo(expected[t - 30], within(1e-5));
            }
        }
    }

    @Test
    void anUnobservedStepOfTheContextRepeatsTheOneBefore() {
        double[][][] data = noise(1, 30, 2, 8);
        double[][] mask = new double[1][30];
        Arrays.fill(mask[0], 1);
        mask[0][5] = 0;
        TrainableModel model = model(new DLinearFactory(), new DLinearConfig(5, false));
        double[] gapped =
                values(
                        model.predict(batch(data, null, mask, null), new ForecastSpec(CONTEXT))
                                .mean());
        data[0][5] = data[0][4].clone();
        double[] filled = values(model.predict(batch(data), new ForecastSpec(CONTEXT)).mean());
        assertThat(gapped).containsExactly(filled);
    }

    @Test
    void learnsWhatALinearMapCanContinue() {
        TrainableModel model =
                new DLinearFactory()
                        .create(new DLinearConfig(5, false), context(FORECAST, 2, 2, 0, adam()));
        Batch data = batch(waves(32, 30, 4));
        double loss = Double.NaN;
        for (int i = 0; i < 300; i++) {
            loss = model.trainStep(data, new TrainingStep(i, 0, 1, i)).loss();
        }
        // A sine of known period is a linear function of its past, without a rest.
        assertThat(loss).isLessThan(1e-4);
    }

    @Test
    void theGradientIsTheSlope() {
        double[][][] data = noise(4, 30, 2, 3);
        SlopeCheck.gradientIsTheSlope(
                new DLinearFactory(), new DLinearConfig(5, true), FORECAST, batch(data));
        SlopeCheck.gradientIsTheSlope(
                new NLinearFactory(), new NLinearConfig(false), FORECAST, batch(data));
    }

    @Test
    void countsItsWeightsFromItsSizes() {
        int map = HORIZON * CONTEXT + HORIZON;
        assertThat(model(new DLinearFactory(), new DLinearConfig(25, false)).parameterCount())
                .isEqualTo(2 * map);
        assertThat(model(new DLinearFactory(), new DLinearConfig(25, true)).parameterCount())
                .isEqualTo(4 * map);
        assertThat(model(new NLinearFactory(), new NLinearConfig(true)).parameterCount())
                .isEqualTo(2 * map);
        StepEstimate told =
                new NLinearFactory()
                        .estimate(new NLinearConfig(), context(FORECAST, 2, 2, 0, adam()), 5, 30)
                        .orElseThrow();
        assertThat(told.parameters()).isEqualTo(map);
        // Two operations for each weight, channel and sequence, thrice with backward.
        assertThat(told.flops()).isCloseTo(3 * 2.0 * HORIZON * CONTEXT * 2 * 5, within(1e-6));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new DLinearConfig(4, false))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("moving-average")
                .hasMessageContaining("odd");
        assertThatThrownBy(
                        () ->
                                SlopeCheck.model(
                                        new NLinearFactory(),
                                        new NLinearConfig(),
                                        new Task(Task.Kind.CLASSIFICATION, 1, null)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("classification");
        assertThatThrownBy(
                        () ->
                                SlopeCheck.model(
                                        new DLinearFactory(),
                                        new DLinearConfig(),
                                        new Task(Task.Kind.FORECAST, 30, null)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("context of 30 steps");
    }
}
