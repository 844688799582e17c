package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import java.util.Arrays;

/**
 * The error of each sequence on its own, in the order of the batch: what paired tests compare. For
 * forecasts and reconstructions the mean squared error of scaled values over the sequence's
 * observed steps that count; for classification 1 for a wrong class, else 0.
 */
public final class SequenceErrors {
    private SequenceErrors() {}

    /**
     * Judges every sequence.
     *
     * @param batch scaled
     * @param predictions of the whole batch, scaled
     * @return [N]; NaN for a sequence without any observed step that counts, not finite where a
     *     prediction is not
     */
    public static double[] of(Batch batch, Predictions predictions, Task task) {
        return task.kind() == Task.Kind.CLASSIFICATION
                ? classification(batch, predictions)
                : regression(batch, predictions, TaskScoring.firstScored(task));
    }

    private static double[] classification(Batch batch, Predictions predictions) {
        double[][] logits = TaskScoring.logits(predictions, batch);
        int[] labels = TaskScoring.labels(batch);
        double[] errors = new double[labels.length];
        Arrays.setAll(errors, n -> ClassificationMetrics.predicted(logits[n]) == labels[n] ? 0 : 1);
        return errors;
    }

    private static double[] regression(Batch batch, Predictions predictions, int first) {
        double[] mask = batch.mask().dup('c').data().asDouble();
        double[] mean = predictions.mean().dup('c').data().asDouble();
        double[] truth = batch.targets().dup('c').data().asDouble();
        int steps = batch.steps();
        int channels = batch.targetSize();
        double[] errors = new double[batch.size()];
        for (int n = 0; n < errors.length; n++) {
            double sum = 0;
            long count = 0;
            for (int t = first; t < steps; t++) {
                int at = n * steps + t;
                for (int c = 0; mask[at] != 0 && c < channels; c++) {
                    double e = mean[at * channels + c] - truth[at * channels + c];
                    sum += e * e;
                    count++;
                }
            }
            errors[n] = sum / count;
        }
        return errors;
    }
}
