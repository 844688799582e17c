package io.warplab.baselines.plain;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.Sequences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What is checked of every network: its passes against one written out in doubles, its gradient
 * against the slope of its loss, and what it tells of its sizes.
 */
public final class NetworkChecks {
    private static final double CLOSE = 2e-5;
    private static final int CONTEXT = 6;
    private static final OptimizerSpec DESCENT = new OptimizerSpec("sgd", 1, Map.of(), 0);

    private NetworkChecks() {}

    /** A model of two channels. */
    public static <C> TrainableModel model(BaselineFactory<C> factory, C config, Task task) {
        int classes = task.kind() == Task.Kind.CLASSIFICATION ? 3 : 0;
        return factory.create(config, context(task, 2, 2, classes, DESCENT));
    }

    /** tau as the batches of {@link Sequences} have it. */
    public static double[] tau(int steps) {
        return IntStream.range(0, steps).mapToDouble(t -> t / (steps - 1.0)).toArray();
    }

    /**
     * Roll-out, training loss with and without feedback and reconstruction are those of a plain
     * network.
     *
     * @param plain the network on given weights
     * @param clocked whether the clock is its last input
     */
    public static <C> void equalsPlain(
            BaselineFactory<C> factory,
            C config,
            Function<PlainWeights, PlainNetwork> plain,
            boolean clocked) {
        double[][][] data = noise(3, 17, 2, 5);
        double[] tau = clocked ? tau(17) : null;
        Task free = new Task(Task.Kind.FORECAST, CONTEXT, null);
        TrainableModel model = model(factory, config, free);
        PlainNetwork network = plain.apply(new PlainWeights(model.state()));
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(CONTEXT)).mean());
        double squares = 0;
        for (int n = 0; n < 3; n++) {
            double[][] expected = network.rollOut(data[n], CONTEXT, tau);
            for (int t = 1; t < 17; t++) {
                for (int c = 0; c < 2; c++) {
                    assertThat(predicted[(n * 17 + t) * 2 + c])
                            .as("sequence %d, step %d, channel %d", n, t, c)
                            .isCloseTo(expected[t - 1][c], within(CLOSE));
                    squares += Math.pow(expected[t - 1][c] - data[n][t][c], 2);
                }
            }
        }
        assertThat(model.trainStep(batch(data), step()).loss())
                .isCloseTo(squares / (3 * 16 * 2), within(CLOSE));

        Task forced = new Task(Task.Kind.FORECAST, CONTEXT, 1.0);
        double driven = 0;
        for (double[][] sequence : data) {
            double[][] outputs = network.rollOut(sequence, 17, tau);
            for (int t = 1; t < 17; t++) {
                for (int c = 0; c < 2; c++) {
                    driven += Math.pow(outputs[t - 1][c] - sequence[t][c], 2);
                }
            }
        }
        assertThat(model(factory, config, forced).trainStep(batch(data), step()).loss())
                .isCloseTo(driven / (3 * 16 * 2), within(CLOSE));
        reconstructs(factory, config, plain, clocked);
    }

    private static <C> void reconstructs(
            BaselineFactory<C> factory,
            C config,
            Function<PlainWeights, PlainNetwork> plain,
            boolean clocked) {
        double[][][] data = noise(2, 15, 2, 6);
        TrainableModel model = model(factory, config, new Task(Task.Kind.RECONSTRUCTION, 1, null));
        PlainNetwork network = plain.apply(new PlainWeights(model.state()));
        double[] tau = tau(15);
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(15)).mean());
        for (int n = 0; n < 2; n++) {
            double[][] inputs = data[n].clone();
            for (int t = 0; t < 15 && clocked; t++) {
                inputs[t] = PlainNetwork.with(inputs[t], tau[t]);
            }
            double[][] expected = network.outputs(inputs);
            for (int i = 0; i < 30; i++) {
                assertThat(predicted[n * 30 + i]).isCloseTo(expected[i / 2][i % 2], within(CLOSE));
            }
        }
    }

    /**
     * The gradient is the slope of the loss: along itself, by central differences. Checked with
     * free running, so that a gradient that does not flow through the feedback is found out.
     */
    public static <C> void gradientIsTheSlope(BaselineFactory<C> factory, C config) {
        gradientIsTheSlope(
                factory,
                config,
                new Task(Task.Kind.FORECAST, CONTEXT, null),
                batch(Sequences.waves(4, 20, 3)));
    }

    /** The same on another task and data. */
    public static <C> void gradientIsTheSlope(
            BaselineFactory<C> factory, C config, Task task, Batch data) {
        TrainableModel model = model(factory, config, task);
        ModelState before = model.state();
        model.trainStep(data, step());
        ModelState after = model.state();
        double squares = 0;
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (Map.Entry<String, INDArray> entry : before.weights().entrySet()) {
            double[] g = values(entry.getValue());
            double[] moved = values(after.weights().get(entry.getKey()));
            boolean any = false;
            for (int i = 0; i < g.length; i++) {
                g[i] -= moved[i];
                squares += g[i] * g[i];
                any |= g[i] != 0;
            }
            assertThat(any).as("some gradient of " + entry.getKey()).isTrue();
            gradient.put(entry.getKey(), g);
        }
        double norm = Math.sqrt(squares);
        double step = 5e-3;
        double up = loss(model, data, before, gradient, step / norm);
        double down = loss(model, data, before, gradient, -step / norm);
        assertThat((up - down) / (2 * step)).isCloseTo(norm, within(0.01 * norm));
    }

    private static double loss(
            TrainableModel model,
            Batch data,
            ModelState at,
            Map<String, double[]> direction,
            double by) {
        Map<String, INDArray> moved = new LinkedHashMap<>();
        at.weights()
                .forEach(
                        (name, array) -> {
                            double[] w = values(array);
                            double[] d = direction.get(name);
                            for (int i = 0; i < w.length; i++) {
                                w[i] += by * d[i];
                            }
                            moved.put(name, Nd4j.create(w, array.shape(), DataType.DOUBLE));
                        });
        model.restore(new ModelState(moved, Map.of()));
        return model.trainStep(data, step()).loss();
    }

    /** What the estimate tells is what the model has. */
    public static <C> void sizesAreTold(BaselineFactory<C> factory, C config, long parameters) {
        Task task = new Task(Task.Kind.FORECAST, CONTEXT, null);
        StepEstimate told =
                factory.estimate(config, context(task, 2, 2, 0, DESCENT), 5, 30).orElseThrow();
        TrainableModel model = model(factory, config, task);
        assertThat(model.parameterCount()).isEqualTo(parameters);
        assertThat(told.parameters()).isEqualTo(parameters);
        assertThat(model.state().weights().values().stream().mapToLong(INDArray::length).sum())
                .isEqualTo(parameters);
        assertThat(told.flops()).isGreaterThan(0).isFinite();
    }

    /** A training step that draws nothing. */
    public static TrainingStep step() {
        return new TrainingStep(0, 0, 1, 1);
    }
}
