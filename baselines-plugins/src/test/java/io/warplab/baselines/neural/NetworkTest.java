package io.warplab.baselines.neural;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A network that computes many steps at once, with a gradient, against the same one stepping in
 * plain Java doubles. Sequences are long enough for several chunks and a rest.
 *
 * @param <C> its settings
 */
public abstract class NetworkTest<C extends NeuralConfig> {
    private static final int CHANNELS = 2;
    private static final int STEPS = 52;
    private static final int CONTEXT = 43;
    private static final Task FORECAST = new Task(Task.Kind.FORECAST, CONTEXT, null);
    private static final double CLOSE = 1e-4;

    protected abstract BaselineFactory<C> factory();

    /** Small settings; no clock unless {@link #clocked()}. */
    protected abstract C config(NeuralConfig.HeadKind head);

    /** The network of these settings at its first state. */
    protected abstract PlainNetwork plain(PlainLayers weights);

    /** Number of weights of these settings. */
    protected abstract long parameters(int inputs, int outputs);

    /** Whether the clock of what is predicted is the last input of these settings. */
    protected boolean clocked() {
        return false;
    }

    private double[] input(double[] values, int about, int steps) {
        double[] input = Arrays.copyOf(values, values.length + (clocked() ? 1 : 0));
        if (clocked()) {
            input[values.length] = about / (steps - 1.0);
        }
        return input;
    }

    /** Outputs of all steps but the last; from the context on the first channels are fed back. */
    private double[][] rollOut(Map<String, double[]> weights, double[][] data, int context) {
        PlainNetwork network = plain(new PlainLayers(weights));
        double[][] outputs = new double[data.length - 1][];
        for (int t = 0; t < outputs.length; t++) {
            double[] values = t < context ? data[t] : Arrays.copyOf(outputs[t - 1], CHANNELS);
            outputs[t] = network.step(input(values, t + 1, data.length));
        }
        return outputs;
    }

    private double squaredError(Map<String, double[]> weights, double[][][] data) {
        double sum = 0;
        for (double[][] sequence : data) {
            double[][] outputs = rollOut(weights, sequence, CONTEXT);
            for (int t = 0; t < outputs.length; t++) {
                for (int c = 0; c < CHANNELS; c++) {
                    double error = outputs[t][c] - sequence[t + 1][c];
                    sum += error * error;
                }
            }
        }
        return sum / (data.length * (STEPS - 1) * CHANNELS);
    }

    private TrainableModel model(NeuralConfig.HeadKind head, Task task, int targets) {
        OptimizerSpec descent = new OptimizerSpec("sgd", 1, Map.of(), 0);
        return factory().create(config(head), context(task, CHANNELS, targets, 0, descent));
    }

    private static Map<String, double[]> weights(TrainableModel model) {
        return PlainLayers.copies(model.state().weights());
    }

    @Test
    void predictsWhatThePlainNetworkPredicts() {
        double[][][] data = noise(3, STEPS, CHANNELS, 21);
        TrainableModel model = model(NeuralConfig.HeadKind.POINT, FORECAST, CHANNELS);
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(CONTEXT)).mean());
        for (int n = 0; n < data.length; n++) {
            double[][] expected = rollOut(weights(model), data[n], CONTEXT);
            for (int t = 1; t < STEPS; t++) {
                for (int c = 0; c < CHANNELS; c++) {
                    assertThat(predicted[(n * STEPS + t) * CHANNELS + c])
                            .as("sequence %d, step %d, channel %d", n, t, c)
                            .isCloseTo(expected[t - 1][c], within(CLOSE));
                }
            }
        }
    }

    /** A step has the known input of now and that of the step that is predicted. */
    @Test
    void knownInputsAreDataWhereTheTargetIsFedBack() {
        double[][][] data = noise(3, STEPS, CHANNELS, 26);
        TrainableModel model = model(NeuralConfig.HeadKind.POINT, FORECAST, 1);
        Batch batch = batch(data, leading(data, 1), null, null);
        double[] predicted = values(model.predict(batch, new ForecastSpec(CONTEXT)).mean());
        Map<String, double[]> weights = weights(model);
        double sum = 0;
        for (int n = 0; n < data.length; n++) {
            PlainNetwork network = plain(new PlainLayers(weights));
            double said = data[n][0][0];
            for (int t = 0; t + 1 < STEPS; t++) {
                double x = t < CONTEXT ? data[n][t][0] : said;
                double[] values = {x, data[n][t][1], data[n][t + 1][1]};
                said = network.step(input(values, t + 1, STEPS))[0];
                assertThat(predicted[n * STEPS + t + 1])
                        .as("sequence %d, step %d", n, t + 1)
                        .isCloseTo(said, within(CLOSE));
                double error = said - data[n][t + 1][0];
                sum += error * error;
            }
        }
        assertThat(model.trainStep(batch, new TrainingStep(0, 0, 1, 1)).loss())
                .isCloseTo(sum / (data.length * (STEPS - 1)), within(CLOSE));
    }

    @Test
    void reconstructsWhatThePlainNetworkReconstructs() {
        int steps = 90;
        double[][][] data = noise(2, steps, CHANNELS, 22);
        double[][][] targets = noise(2, steps, 3, 23);
        Task task = new Task(Task.Kind.RECONSTRUCTION, 1, null);
        TrainableModel model = model(NeuralConfig.HeadKind.POINT, task, 3);
        double[] predicted =
                values(
                        model.predict(batch(data, targets, null, null), new ForecastSpec(steps))
                                .mean());
        for (int n = 0; n < data.length; n++) {
            PlainNetwork network = plain(new PlainLayers(weights(model)));
            for (int t = 0; t < steps; t++) {
                double[] expected = network.step(input(data[n][t], t, steps));
                for (int c = 0; c < 3; c++) {
                    assertThat(predicted[(n * steps + t) * 3 + c])
                            .as("sequence %d, step %d, channel %d", n, t, c)
                            .isCloseTo(expected[c], within(CLOSE));
                }
            }
        }
    }

    @Test
    void theGradientIsThePlainNetworks() {
        double[][][] data = noise(2, STEPS, CHANNELS, 24);
        TrainableModel model = model(NeuralConfig.HeadKind.POINT, FORECAST, CHANNELS);
        Map<String, double[]> before = weights(model);
        double loss = model.trainStep(batch(data), new TrainingStep(0, 0, 1, 1)).loss();
        assertThat(loss).isCloseTo(squaredError(before, data), within(CLOSE));
        Map<String, double[]> after = weights(model);
        before.forEach(
                (name, values) -> {
                    int stride = Math.max(1, values.length / 6);
                    for (int i = values.length / 12; i < values.length; i += stride) {
                        double moved = values[i] - after.get(name)[i];
                        double value = values[i];
                        // Small enough to meet no kink of a rectifier.
                        double by = 1e-8 * Math.max(1, Math.abs(value));
                        values[i] = value + by;
                        double up = squaredError(before, data);
                        values[i] = value - by;
                        double down = squaredError(before, data);
                        values[i] = value;
                        double expected = (up - down) / (2 * by);
                        // The weights are float32, so is their difference.
                        double rounding = 2e-7 * Math.abs(value);
                        assertThat(moved)
                                .as(name + " " + i)
                                .isCloseTo(
                                        expected,
                                        within(1e-5 + rounding + 1e-3 * Math.abs(expected)));
                    }
                });
    }

    @Test
    void aGaussianHeadFeedsItsMeanBackAndIsScoredByItsLikelihood() {
        double[][][] data = noise(3, STEPS, CHANNELS, 25);
        TrainableModel model = model(NeuralConfig.HeadKind.GAUSSIAN, FORECAST, CHANNELS);
        Map<String, double[]> weights = weights(model);
        Predictions told = model.predict(batch(data), new ForecastSpec(CONTEXT));
        double[] mean = values(told.mean());
        double[] sd = values(told.sd());
        double sum = 0;
        for (int n = 0; n < data.length; n++) {
            double[][] outputs = rollOut(weights, data[n], CONTEXT);
            for (int t = 1; t < STEPS; t++) {
                for (int c = 0; c < CHANNELS; c++) {
                    double spread =
                            Math.max(
                                    NeuralConfig.FLOOR,
                                    PlainLayers.softplus(outputs[t - 1][CHANNELS + c]));
                    double z = (outputs[t - 1][c] - data[n][t][c]) / spread;
                    sum += Math.log(spread) + z * z / 2;
                    int at = (n * STEPS + t) * CHANNELS + c;
                    assertThat(mean[at]).isCloseTo(outputs[t - 1][c], within(CLOSE));
                    assertThat(sd[at]).isCloseTo(spread, within(CLOSE));
                }
            }
        }
        assertThat(model.trainStep(batch(data), new TrainingStep(0, 0, 1, 1)).loss())
                .isCloseTo(sum / (data.length * (STEPS - 1) * CHANNELS), within(10 * CLOSE));
    }

    @Test
    void countsItsWeightsFromItsSizes() {
        for (NeuralConfig.HeadKind head : NeuralConfig.HeadKind.values()) {
            OptimizerSpec descent = new OptimizerSpec("sgd", 1, Map.of(), 0);
            ModelContext context = context(FORECAST, CHANNELS, CHANNELS, 0, descent);
            StepEstimate told = factory().estimate(config(head), context, 4, STEPS).orElseThrow();
            TrainableModel model = factory().create(config(head), context);
            int outputs = head == NeuralConfig.HeadKind.GAUSSIAN ? 2 * CHANNELS : CHANNELS;
            assertThat(model.parameterCount())
                    .isEqualTo(parameters(CHANNELS + (clocked() ? 1 : 0), outputs))
                    .isEqualTo(told.parameters())
                    .isEqualTo(elements(model.state()));
            assertThat(told.flops()).isPositive();
        }
    }

    private static long elements(ModelState state) {
        return state.weights().values().stream().mapToLong(array -> array.length()).sum();
    }
}
