package io.warplab.baselines.neural;

import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Holds a model's gradient against the slope of its own loss, for networks that see a whole context
 * at once.
 */
public final class SlopeCheck {
    /** Descent by the gradient itself, so that a step tells it. */
    private static final OptimizerSpec DESCENT = new OptimizerSpec("sgd", 1, Map.of(), 0);

    private static final TrainingStep STEP = new TrainingStep(0, 0, 1, 1);

    private SlopeCheck() {}

    /** A model of two channels, or of three classes. */
    public static <C> TrainableModel model(BaselineFactory<C> factory, C config, Task task) {
        int classes = task.kind() == Task.Kind.CLASSIFICATION ? 3 : 0;
        return factory.create(config, context(task, 2, 2, classes, DESCENT));
    }

    /** The loss before a training step. */
    public static double loss(TrainableModel model, Batch data) {
        return model.trainStep(data, STEP).loss();
    }

    /** Every weight has a gradient, and along it the loss changes by its norm. */
    public static <C> void gradientIsTheSlope(
            BaselineFactory<C> factory, C config, Task task, Batch data) {
        TrainableModel model = model(factory, config, task);
        ModelState before = model.state();
        loss(model, data);
        ModelState after = model.state();
        Map<String, double[]> gradient = new LinkedHashMap<>();
        double squares = 0;
        for (Map.Entry<String, INDArray> entry : before.weights().entrySet()) {
            double[] g = values(entry.getValue()).clone();
            double[] moved = values(after.weights().get(entry.getKey()));
            double own = 0;
            for (int i = 0; i < g.length; i++) {
                g[i] -= moved[i];
                own += g[i] * g[i];
            }
            assertThat(own).as("gradient of " + entry.getKey()).isPositive();
            squares += own;
            gradient.put(entry.getKey(), g);
        }
        double norm = Math.sqrt(squares);
        double by = 5e-3;
        double up = lossAt(model, data, before, gradient, by / norm);
        double down = lossAt(model, data, before, gradient, -by / norm);
        assertThat((up - down) / (2 * by)).isCloseTo(norm, within(0.01 * norm));
    }

    private static double lossAt(
            TrainableModel model,
            Batch data,
            ModelState from,
            Map<String, double[]> direction,
            double by) {
        Map<String, INDArray> moved = new LinkedHashMap<>();
        from.weights()
                .forEach(
                        (name, array) -> {
                            double[] w = PlainLayers.add(values(array), by, direction.get(name));
                            moved.put(name, Nd4j.create(w, array.shape(), DataType.DOUBLE));
                        });
        model.restore(new ModelState(moved, Map.of()));
        return loss(model, data);
    }
}
