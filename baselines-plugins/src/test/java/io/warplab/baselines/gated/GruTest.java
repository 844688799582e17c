package io.warplab.baselines.gated;

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
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.neural.PlainLayers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class GruTest {
    private static final Task FREE_RUNNING = new Task(Task.Kind.FORECAST, 8, null);
    private static final Task FORCED = new Task(Task.Kind.FORECAST, 8, 1.0);
    private static final Task SCHEDULED = new Task(Task.Kind.FORECAST, 8, 0.5);

    private static TrainableModel model(
            GatedConfig config, Task task, int inputs, int targets, int classes) {
        return GatedFactory.gru().create(config, context(task, inputs, targets, classes, adam()));
    }

    private static TrainingStep step(long iteration) {
        return new TrainingStep(iteration, 0, 1, 1000 + iteration);
    }

    private static double train(TrainableModel model, Batch data, int from, int to) {
        double loss = Double.NaN;
        for (int i = from; i < to; i++) {
            loss = model.trainStep(data, step(i)).loss();
        }
        return loss;
    }

    /** Outputs of every step; input null: the last output is fed back. */
    private static double[][] plainRun(
            Map<String, double[]> weights, GatedConfig config, double[][] inputs) {
        PlainGated plain =
                new PlainGated(new PlainLayers(weights), false, config.layers(), config.hidden());
        double[][] outputs = new double[inputs.length][];
        for (int t = 0; t < inputs.length; t++) {
            outputs[t] = plain.step(inputs[t] == null ? outputs[t - 1] : inputs[t]);
        }
        return outputs;
    }

    /** Loss of a forecast by the plain GRU; inputs after the context are fed back. */
    private static double plainLoss(
            ModelState state, GatedConfig config, double[][][] data, int context) {
        Map<String, double[]> weights = PlainLayers.copies(state.weights());
        double sum = 0;
        long count = 0;
        for (double[][] sequence : data) {
            double[][] inputs = Arrays.copyOf(sequence, sequence.length - 1);
            for (int t = context; t < inputs.length; t++) {
                inputs[t] = null;
            }
            double[][] outputs = plainRun(weights, config, inputs);
            for (int t = 0; t < outputs.length; t++) {
                for (int c = 0; c < outputs[t].length; c++) {
                    double error = outputs[t][c] - sequence[t + 1][c];
                    sum += error * error;
                    count++;
                }
            }
        }
        return sum / count;
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "2, 8"})
    void lossEqualsAPlainGruInDoubles(int layers, int hidden) {
        GatedConfig config = GatedConfigs.of(hidden, layers, false);
        double[][][] data = noise(5, 20, 3, 1);
        TrainableModel forced = model(config, FORCED, 3, 3, 0);
        double expected = plainLoss(forced.state(), config, data, 20);
        assertThat(forced.trainStep(batch(data), step(0)).loss()).isCloseTo(expected, within(1e-5));
        TrainableModel free = model(config, FREE_RUNNING, 3, 3, 0);
        double rolled = plainLoss(free.state(), config, data, 8);
        assertThat(free.trainStep(batch(data), step(0)).loss()).isCloseTo(rolled, within(1e-5));
        assertThat(rolled).isNotCloseTo(expected, within(1e-4));
    }

    @Test
    void theGradientFlowsThroughTheFeedback() {
        GatedConfig config = GatedConfigs.of(6, 1, false);
        double[][][] data = waves(3, 14, 2);
        // With plain gradient descent the step is the gradient.
        OptimizerSpec descent = new OptimizerSpec("sgd", 1, Map.of(), 0);
        TrainableModel model =
                GatedFactory.gru().create(config, context(FREE_RUNNING, 2, 2, 0, descent));
        ModelState before = model.state();
        double norm = model.trainStep(batch(data), step(0)).gradientNorm();
        ModelState after = model.state();
        double squares = 0;
        for (String name : before.weights().keySet()) {
            double[] w = values(before.weights().get(name));
            double[] moved = values(after.weights().get(name));
            for (int i = 0; i < w.length; i++) {
                double gradient = w[i] - moved[i];
                squares += gradient * gradient;
                if (i % 5 == 0) {
                    double up = plainLoss(nudged(before, name, i, 1e-5), config, data, 8);
                    double down = plainLoss(nudged(before, name, i, -1e-5), config, data, 8);
                    assertThat(gradient)
                            .as(name + " " + i)
                            .isCloseTo((up - down) / 2e-5, within(2e-6));
                }
            }
        }
        assertThat(norm).isCloseTo(Math.sqrt(squares), within(1e-5));
    }

    private static ModelState nudged(ModelState state, String name, int index, double by) {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        state.weights()
                .forEach(
                        (key, array) ->
                                weights.put(
                                        key,
                                        array.castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE)));
        INDArray array = weights.get(name).dup('c');
        array.data().put(index, array.data().getDouble(index) + by);
        weights.put(name, array);
        return new ModelState(weights, Map.of());
    }

    @Test
    void predictionsAreThePlainGrusRollOut() {
        GatedConfig config = GatedConfigs.of(12, 2, false);
        double[][][] data = noise(4, 15, 2, 3);
        TrainableModel model = model(config, FORCED, 2, 2, 0);
        Map<String, double[]> weights = PlainLayers.copies(model.state().weights());
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(5)).mean());
        for (int n = 0; n < 4; n++) {
            double[][] inputs = Arrays.copyOf(data[n], 14);
            Arrays.fill(inputs, 5, 14, null);
            double[][] outputs = plainRun(weights, config, inputs);
            for (int c = 0; c < 2; c++) {
                assertThat(predicted[n * 30 + c]).isEqualTo(data[n][0][c]);
                for (int t = 1; t < 15; t++) {
                    assertThat(predicted[(n * 15 + t) * 2 + c])
                            .isCloseTo(outputs[t - 1][c], within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({", false", "1.0, false", "0.5, true"})
    void learnsToContinueAWave(Double forcing, boolean clock) {
        TrainableModel model =
                model(
                        GatedConfigs.of(16, 1, clock),
                        new Task(Task.Kind.FORECAST, 8, forcing),
                        2,
                        2,
                        0);
        Batch data = batch(waves(32, 24, 4));
        double first = model.trainStep(data, step(0)).loss();
        assertThat(train(model, data, 1, 120)).isLessThan(first / 5);
    }

    @Test
    void aStateGoesOnBitForBit() {
        Batch data = batch(waves(9, 20, 5));
        TrainableModel model = model(GatedConfigs.of(8, 2, true), SCHEDULED, 2, 2, 0);
        train(model, data, 0, 5);
        ModelState middle = model.state();
        double[] then = values(model.predict(data, new ForecastSpec(8)).mean());
        double end = train(model, data, 5, 10);
        double[] later = values(model.predict(data, new ForecastSpec(8)).mean());
        assertThat(later).isNotEqualTo(then);

        TrainableModel other = model(GatedConfigs.of(8, 2, true), SCHEDULED, 2, 2, 0);
        other.restore(middle);
        assertThat(values(other.predict(data, new ForecastSpec(8)).mean())).containsExactly(then);
        assertThat(train(other, data, 5, 10)).isEqualTo(end);
        assertThat(values(other.predict(data, new ForecastSpec(8)).mean())).containsExactly(later);
    }

    @Test
    void theSeedDecidesTheFirstWeights() {
        TrainableModel one = model(GatedConfigs.of(8, 1, false), FORCED, 2, 2, 0);
        TrainableModel two = model(GatedConfigs.of(8, 1, false), FORCED, 2, 2, 0);
        for (Map.Entry<String, INDArray> entry : one.state().weights().entrySet()) {
            double[] drawn = values(entry.getValue());
            assertThat(drawn).containsExactly(values(two.state().weights().get(entry.getKey())));
            assertThat(Arrays.stream(drawn).map(Math::abs).max().orElseThrow())
                    .isLessThanOrEqualTo(1 / Math.sqrt(8));
        }
        assertThat(one.parameterCount()).isEqualTo(3 * 8 * 2 + 3 * 8 * 8 + 2 * 3 * 8 + 2 * 8 + 2);
        assertThat(one.state().weights().values().stream().mapToLong(INDArray::length).sum())
                .isEqualTo(one.parameterCount());
    }

    @Test
    void sizesAreToldWithoutBuildingTheModel() {
        GatedConfig config = GatedConfigs.of(8, 2, true);
        ModelContext context = context(FORCED, 2, 2, 0, adam());
        StepEstimate told = GatedFactory.gru().estimate(config, context, 5, 30).orElseThrow();
        assertThat(told.parameters()).isEqualTo(model(config, FORCED, 2, 2, 0).parameterCount());
        assertThat(told.stateSize()).isEqualTo(16);
        // Gates [24, 3 + 8] and [24, 8 + 8], read-out [2, 8]; twice for a product, thrice with
        // backward.
        assertThat(told.flops()).isEqualTo(6.0 * (24 * 11 + 24 * 16 + 2 * 8) * 5 * 30);
    }

    @Test
    void aMaskedTailChangesNothingBeforeIt() {
        double[][][] data = waves(6, 20, 6);
        double[][] whole = new double[6][20];
        double[][] padded = new double[6][26];
        double[][][] longer = new double[6][26][2];
        for (int n = 0; n < 6; n++) {
            int length = 12 + n;
            for (int t = 0; t < 26; t++) {
                padded[n][t] = t < length ? 1 : 0;
                longer[n][t] = t < length ? data[n][t] : new double[] {Double.NaN, 1e9};
                if (t < 20) {
                    whole[n][t] = padded[n][t];
                }
            }
        }
        Batch plain = batch(data, null, whole, null);
        Batch tailed = batch(longer, null, padded, null);
        for (Task task : new Task[] {FREE_RUNNING, FORCED, SCHEDULED}) {
            Losses a = model(GatedConfigs.of(8, 1, false), task, 2, 2, 0).trainStep(plain, step(3));
            TrainableModel model = model(GatedConfigs.of(8, 1, false), task, 2, 2, 0);
            double[] fromTailed = values(model.predict(tailed, new ForecastSpec(8)).mean());
            double[] fromPlain = values(model.predict(plain, new ForecastSpec(8)).mean());
            Losses b = model.trainStep(tailed, step(3));
            assertThat(b.loss()).isCloseTo(a.loss(), within(1e-7));
            assertThat(b.gradientNorm()).isCloseTo(a.gradientNorm(), within(1e-6));
            for (int n = 0; n < 6; n++) {
                for (int i = 0; i < (12 + n) * 2; i++) {
                    assertThat(fromTailed[n * 52 + i])
                            .isCloseTo(fromPlain[n * 40 + i], within(1e-6));
                }
            }
        }
    }

    @Test
    void aLastBatchOfAnySizeIsTrainedAndPredicted() {
        double[][][] data = waves(7, 20, 7);
        TrainableModel model = model(GatedConfigs.of(8, 1, false), FREE_RUNNING, 2, 2, 0);
        train(model, batch(data), 0, 2);
        Batch one = batch(data).select(new int[] {6});
        double[] together = values(model.predict(batch(data), new ForecastSpec(8)).mean());
        double[] alone = values(model.predict(one, new ForecastSpec(8)).mean());
        assertThat(alone)
                .containsExactly(Arrays.copyOfRange(together, 6 * 40, 7 * 40), within(1e-6));
        assertThat(model.trainStep(one, step(2)).loss()).isFinite();
    }

    @Test
    void aLossThatIsNotFiniteChangesNothing() {
        double[][][] data = waves(3, 12, 8);
        TrainableModel model = model(GatedConfigs.of(4, 1, false), FORCED, 2, 2, 0);
        ModelState before = model.state();
        data[1][5][0] = 1e30;
        Losses losses = model.trainStep(batch(data), step(0));
        assertThat(losses.loss()).isNotFinite();
        ModelState after = model.state();
        before.weights()
                .forEach((name, array) -> assertThat(after.weights().get(name)).isEqualTo(array));
        before.optimizer()
                .forEach((name, array) -> assertThat(after.optimizer().get(name)).isEqualTo(array));
    }

    @Test
    void theRateFactorScalesTheStep() {
        Batch data = batch(waves(3, 12, 9));
        OptimizerSpec descent = new OptimizerSpec("sgd", 0.1, Map.of(), 0);
        double[] moved = new double[2];
        for (int k = 0; k < 2; k++) {
            TrainableModel model =
                    GatedFactory.gru()
                            .create(
                                    GatedConfigs.of(4, 1, false),
                                    context(FORCED, 2, 2, 0, descent));
            double before = model.state().weights().get("output.bias").getDouble(0);
            model.trainStep(data, new TrainingStep(0, 0, k == 0 ? 1 : 0.5, 1));
            moved[k] = model.state().weights().get("output.bias").getDouble(0) - before;
        }
        assertThat(moved[1]).isCloseTo(moved[0] / 2, within(1e-7));
        assertThat(moved[0]).isNotZero();
    }

    @Test
    void reconstructsARunningSum() {
        double[][][] inputs = noise(64, 10, 1, 10);
        double[][][] targets = new double[64][10][1];
        for (int n = 0; n < 64; n++) {
            for (int t = 0; t < 10; t++) {
                targets[n][t][0] = 0.3 * inputs[n][t][0] + (t == 0 ? 0 : targets[n][t - 1][0]);
            }
        }
        Batch data = batch(inputs, targets, null, null);
        TrainableModel model =
                model(
                        GatedConfigs.of(16, 1, false),
                        new Task(Task.Kind.RECONSTRUCTION, 1, null),
                        1,
                        1,
                        0);
        double first = model.trainStep(data, step(0)).loss();
        assertThat(train(model, data, 1, 150)).isLessThan(first / 10);
        double[] predicted = values(model.predict(data, new ForecastSpec(10)).mean());
        double mse = 0;
        double[] truth = values(data.targets());
        for (int i = 0; i < truth.length; i++) {
            mse += (truth[i] - predicted[i]) * (truth[i] - predicted[i]) / truth.length;
        }
        assertThat(mse).isLessThan(first / 10);
    }

    @Test
    void classifiesByTheFirstStepOfSequencesOfUnequalLength() {
        double[][][] inputs = noise(40, 12, 1, 11);
        double[][] mask = new double[40][12];
        int[] labels = new int[40];
        for (int n = 0; n < 40; n++) {
            labels[n] = n % 3;
            inputs[n][0][0] = labels[n] - 1;
            for (int t = 0; t < 12; t++) {
                mask[n][t] = t < 4 + n % 6 ? 1 : 0;
                inputs[n][t][0] =
                        mask[n][t] == 0
                                ? Double.NaN
                                : t == 0 ? inputs[n][0][0] : 0.1 * inputs[n][t][0];
            }
        }
        Batch data = batch(inputs, null, mask, labels);
        TrainableModel model =
                model(
                        GatedConfigs.of(12, 1, false),
                        new Task(Task.Kind.CLASSIFICATION, 1, null),
                        1,
                        1,
                        3);
        assertThat(model.trainStep(data, step(0)).loss()).isCloseTo(Math.log(3), within(0.3));
        assertThat(train(model, data, 1, 120)).isLessThan(0.1);
        INDArray scores = model.predict(data, new ForecastSpec(12)).mean();
        assertThat(scores.shape()).containsExactly(40, 1, 3);
        double[] flat = values(scores);
        for (int n = 0; n < 40; n++) {
            for (int k = 0; k < 3; k++) {
                assertThat(flat[n * 3 + k]).isLessThanOrEqualTo(flat[n * 3 + labels[n]]);
            }
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> GatedConfigs.of(0, 0, false))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("hidden")
                .hasMessageContaining("layers");
        OptimizerSpec unknown = new OptimizerSpec("lbfgs", 0.1, Map.of(), 0);
        assertThatThrownBy(
                        () ->
                                GatedFactory.gru()
                                        .create(
                                                new GatedConfig(),
                                                context(FORCED, 1, 1, 0, unknown)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("lbfgs")
                .hasMessageContaining("adabelief");
        TrainableModel small = model(GatedConfigs.of(4, 1, false), FORCED, 2, 2, 0);
        TrainableModel large = model(GatedConfigs.of(5, 1, false), FORCED, 2, 2, 0);
        assertThatThrownBy(() -> large.restore(small.state()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("weight_hh_l0");
    }
}
