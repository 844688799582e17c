package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a task asks of a model and which steps count. */
public final class TaskScoring {
    private TaskScoring() {}

    /** How to predict: data up to the context in a forecast, all of it in the other tasks. */
    public static ForecastSpec spec(Task task, Batch batch) {
        return new ForecastSpec(task.kind() == Task.Kind.FORECAST ? task.context() : batch.steps());
    }

    /** First step that counts: the context in a forecast, else 0. */
    public static int firstScored(Task task) {
        return task.kind() == Task.Kind.FORECAST ? task.context() : 0;
    }

    /**
     * The criterion by which models are chosen, smaller is better: for forecasts and
     * reconstructions the mean squared error of scaled values over the observed steps that count,
     * for classification the cross-entropy.
     *
     * @param batch scaled
     * @throws WarpException {@code nothing-to-score} when no step counts
     */
    public static double criterion(TrainableModel model, Batch batch, Task task) {
        Predictions predictions = Chunks.predict(model, batch, spec(task, batch));
        return task.kind() == Task.Kind.CLASSIFICATION
                ? ClassificationMetrics.crossEntropy(logits(predictions, batch), labels(batch))
                : observed(batch, predictions, task).mse();
    }

    static ObservedValues observed(Batch batch, Predictions predictions, Task task) {
        if (!Arrays.equals(predictions.mean().shape(), batch.targets().shape())) {
            throw new IllegalStateException(
                    "expected predictions "
                            + Arrays.toString(batch.targets().shape())
                            + ", the model gave "
                            + Arrays.toString(predictions.mean().shape()));
        }
        ObservedValues values = ObservedValues.of(batch, predictions, firstScored(task));
        if (values.count() == 0) {
            throw WarpException.user(
                    "nothing-to-score",
                    "The task's context of "
                            + task.context()
                            + " steps leaves no observed step to score: the sequences"
                            + " have "
                            + batch.steps()
                            + " steps.",
                    "Choose a smaller task.context or longer sequences.");
        }
        return values;
    }

    static double[][] logits(Predictions predictions, Batch batch) {
        INDArray scores = predictions.mean();
        if (scores.size(0) != batch.size() || scores.size(1) != 1) {
            throw new IllegalStateException(
                    "expected class scores ["
                            + batch.size()
                            + ", 1, classes], the model gave "
                            + Arrays.toString(scores.shape()));
        }
        int classes = (int) scores.size(2);
        double[] all = scores.dup('c').data().asDouble();
        double[][] rows = new double[batch.size()][];
        Arrays.setAll(rows, n -> Arrays.copyOfRange(all, n * classes, (n + 1) * classes));
        return rows;
    }

    static int[] labels(Batch batch) {
        if (batch.labels() == null) {
            throw WarpException.user(
                    "no-labels",
                    "Classification needs a class label per sequence; this data has none.",
                    "Name the label column of the data set, or choose another task.kind.");
        }
        return batch.labels();
    }
}
