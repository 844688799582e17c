package io.warplab.baselines.neuralode;

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
import io.warplab.api.model.ModelState;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.SlopeCheck;
import io.warplab.baselines.ode.PlainSolver;
import io.warplab.baselines.ode.Solver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NeuralOdeTest {
    /** Mean intervals of the tests' training sequences, which have 30 steps. */
    private static final double INTERVALS = 29;

    private static final int ENCODER = 5;
    private static final Task FORECAST = new Task(Task.Kind.FORECAST, 6, null);

    private static NeuralOdeConfig config(int layers, Solver solver, int substeps) {
        return new NeuralOdeConfig(
                4, ENCODER, 7, layers, solver, substeps, 6, HeadKind.POINT, 1e-4);
    }

    private static TrainableModel model(NeuralOdeConfig config, Task task) {
        return SlopeCheck.model(new NeuralOdeFactory(), config, task);
    }

    private static PlainLayers plain(TrainableModel model) {
        return new PlainLayers(PlainLayers.copies(model.state().weights()));
    }

    /** Noise at irregular times, of which some steps were not observed. */
    private static Batch irregular(int steps, long seed) {
        Random random = new Random(seed);
        double[][] mask = new double[3][steps];
        double[] tau = new double[3 * steps];
        for (int n = 0; n < 3; n++) {
            double clock = random.nextDouble();
            for (int t = 0; t < steps; t++) {
                mask[n][t] = t == 0 || random.nextDouble() < 0.7 ? 1 : 0;
                tau[n * steps + t] = clock / steps;
                clock += 0.2 + 1.6 * random.nextDouble();
            }
        }
        Batch plain = batch(noise(3, steps, 2, seed), null, mask, null);
        INDArray clock = Nd4j.create(tau, new long[] {3, steps}, DataType.DOUBLE);
        return new Batch(
                plain.inputs(), plain.targets(), clock, clock, plain.mask(), null, plain.ids());
    }

    /** z at the first step: a GRU over the observed steps of the context, the last first. */
    private static double[] start(PlainLayers weights, Batch batch, int n, int context) {
        double[] h = new double[ENCODER];
        double before = Double.NaN;
        for (int t = context - 1; t >= 0; t--) {
            if (batch.mask().getDouble(n, t) != 0) {
                double tau = batch.tau().getDouble(n, t);
                double gap = Double.isNaN(before) ? 0 : (before - tau) * INTERVALS;
                before = tau;
                h =
                        cell(
                                weights,
                                new double[] {
                                    batch.inputs().getDouble(n, t, 0),
                                    batch.inputs().getDouble(n, t, 1),
                                    gap
                                },
                                h);
            }
        }
        return weights.linear("start", h);
    }

    private static double[] cell(PlainLayers weights, double[] x, double[] h) {
        double[] gates = weights.affine("encoder.weight-ih", "encoder.bias-ih", x);
        double[] back = weights.affine("encoder.weight-hh", "encoder.bias-hh", h);
        double[] next = new double[ENCODER];
        for (int i = 0; i < ENCODER; i++) {
            double r = PlainLayers.sigmoid(gates[i] + back[i]);
            double z = PlainLayers.sigmoid(gates[ENCODER + i] + back[ENCODER + i]);
            double n = Math.tanh(gates[2 * ENCODER + i] + r * back[2 * ENCODER + i]);
            next[i] = (1 - z) * n + z * h[i];
        }
        return next;
    }

    private static double[][] plain(
            PlainLayers weights, NeuralOdeConfig config, Batch batch, int n, int context) {
        double[][] outputs = new double[batch.steps()][];
        double[] z = start(weights, batch, n, context);
        for (int t = 0; t < outputs.length; t++) {
            if (t > 0) {
                double interval =
                        (batch.tau().getDouble(n, t) - batch.tau().getDouble(n, t - 1))
                                * config.duration()
                                / config.substeps();
                for (int k = 0; k < config.substeps(); k++) {
                    z =
                            PlainSolver.step(
                                    config.solver(),
                                    v ->
                                            PlainLayers.map(
                                                    weights.perceptron(
                                                            "field",
                                                            config.layers(),
                                                            Math::tanh,
                                                            v),
                                                    f -> f * interval),
                                    z);
                }
            }
            outputs[t] = weights.perceptron("decoder", 1, Math::tanh, z);
        }
        return outputs;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3"})
    void equalsThePlainNetworkAtIrregularTimes(int layers, int substeps) {
        NeuralOdeConfig config = config(layers, Solver.RK4, substeps);
        Batch data = irregular(15, 3);
        for (Task task : new Task[] {FORECAST, new Task(Task.Kind.RECONSTRUCTION, 1, null)}) {
            boolean forecast = task.kind() == Task.Kind.FORECAST;
            int context = forecast ? 6 : 15;
            TrainableModel model = model(config, task);
            PlainLayers weights = plain(model);
            double[] predicted = values(model.predict(data, new ForecastSpec(context)).mean());
            double squares = 0;
            int count = 0;
            for (int n = 0; n < 3; n++) {
                double[][] expected = plain(weights, config, data, n, context);
                for (int t = forecast ? 1 : 0; t < 15; t++) {
                    for (int c = 0; c < 2; c++) {
                        assertThat(predicted[(n * 15 + t) * 2 + c])
                                .as("%s, sequence %d, step %d", task.kind(), n, t)
                                .isCloseTo(expected[t][c], within(1e-5));
                        if (data.mask().getDouble(n, t) != 0) {
                            squares +=
                                    Math.pow(expected[t][c] - data.targets().getDouble(n, t, c), 2);
                            count++;
                        }
                    }
                }
            }
            assertThat(SlopeCheck.loss(model, data)).isCloseTo(squares / count, within(1e-5));
        }
    }

    /**
     * A field of almost linear units turns the state: z(t) is known exactly, so what the solver
     * adds is its own error, of its own order.
     */
    @ParameterizedTest
    @CsvSource({"EULER, 2, 1.2", "MIDPOINT, 4, 3", "RK4, 16, 6"})
    void aLinearFieldGivesTheExactRotationUpToTheSolversOrder(
            Solver solver, double order, double duration) {
        double coarse = rotationError(solver, 1, duration);
        double fine = rotationError(solver, 2, duration);
        assertThat(coarse).isLessThan(0.1);
        assertThat(coarse / fine).isBetween(0.75 * order, 1.4 * order);
    }

    private static double rotationError(Solver solver, int substeps, double duration) {
        NeuralOdeConfig config =
                new NeuralOdeConfig(
                        2, ENCODER, 2, 1, solver, substeps, duration, HeadKind.POINT, 1e-4);
        TrainableModel model = model(config, new Task(Task.Kind.RECONSTRUCTION, 1, null));
        // tanh(e z) / e is z up to e^2; the field is then (-z_2, z_1).
        double small = 1e-3;
        Map<String, double[]> linear = new LinkedHashMap<>();
        linear.put("field.0.weight", new double[] {small, 0, 0, small});
        linear.put("field.0.bias", new double[2]);
        linear.put("field.1.weight", new double[] {0, -1 / small, 1 / small, 0});
        linear.put("field.1.bias", new double[2]);
        linear.put("decoder.0.weight", new double[] {small, 0, 0, small});
        linear.put("decoder.0.bias", new double[2]);
        linear.put("decoder.1.weight", new double[] {1 / small, 0, 0, 1 / small});
        linear.put("decoder.1.bias", new double[2]);
        Map<String, INDArray> weights = new LinkedHashMap<>(model.state().weights());
        linear.forEach(
                (name, array) ->
                        weights.put(
                                name,
                                Nd4j.create(array, weights.get(name).shape(), DataType.DOUBLE)));
        model.restore(new ModelState(weights, Map.of()));
        int steps = 13;
        double[] predicted =
                values(model.predict(batch(noise(1, steps, 2, 9)), new ForecastSpec(steps)).mean());
        double worst = 0;
        for (int t = 0; t < steps; t++) {
            double angle = duration * t / (steps - 1);
            double x = predicted[0] * Math.cos(angle) - predicted[1] * Math.sin(angle);
            double y = predicted[0] * Math.sin(angle) + predicted[1] * Math.cos(angle);
            double size = Math.hypot(predicted[0], predicted[1]);
            worst =
                    Math.max(
                            worst,
                            Math.hypot(predicted[2 * t] - x, predicted[2 * t + 1] - y) / size);
        }
        return worst;
    }

    @Test
    void theGradientIsTheSlope() {
        SlopeCheck.gradientIsTheSlope(
                new NeuralOdeFactory(), config(1, Solver.RK4, 1), FORECAST, batch(waves(4, 20, 3)));
    }

    @Test
    void countsItsWeightsFromItsSizes() {
        long encoder = 15 * 3 + 15 * 5 + 2 * 15;
        long field = 7 * 5 + 7 * 8 + 4 * 8;
        long decoder = 7 * 5 + 2 * 8;
        NeuralOdeConfig config = config(2, Solver.RK4, 1);
        TrainableModel model = model(config, FORECAST);
        StepEstimate told =
                new NeuralOdeFactory()
                        .estimate(config, context(FORECAST, 2, 2, 0, adam()), 5, 30)
                        .orElseThrow();
        assertThat(model.parameterCount())
                .isEqualTo(encoder + 4 * 6 + field + decoder)
                .isEqualTo(told.parameters());
        assertThat(told.flops()).isPositive();
    }

    @Test
    void aGaussianHeadTellsASpread() {
        NeuralOdeConfig config =
                new NeuralOdeConfig(4, ENCODER, 7, 1, Solver.EULER, 1, 6, HeadKind.GAUSSIAN, 1e-4);
        Batch data = batch(waves(3, 20, 3));
        double[] sd = values(model(config, FORECAST).predict(data, new ForecastSpec(6)).sd());
        for (int i = 2; i < 40; i++) {
            assertThat(sd[i]).isPositive();
        }
        SlopeCheck.gradientIsTheSlope(new NeuralOdeFactory(), config, FORECAST, data);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new NeuralOdeConfig(0, 1, 1, 1, null, 0, -1, HeadKind.POINT, 1e-4))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("latent")
                .hasMessageContaining("solver")
                .hasMessageContaining("substeps")
                .hasMessageContaining("duration");
    }
}
