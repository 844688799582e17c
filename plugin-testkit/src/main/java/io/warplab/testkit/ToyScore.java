package io.warplab.testkit;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Task;

/** How wrong predictions of a toy task are. */
final class ToyScore {
    private ToyScore() {}

    /** Mean squared error over the observed steps that count, or cross-entropy. */
    static double of(Task.Kind kind, double[] predicted, Batch batch) {
        return kind == Task.Kind.CLASSIFICATION
                ? crossEntropy(predicted, batch.labels())
                : meanSquare(predicted, batch, kind == Task.Kind.FORECAST ? ToyModels.CONTEXT : 0);
    }

    private static double meanSquare(double[] predicted, Batch batch, int first) {
        double[] truth = ToyBatches.values(batch.targets());
        double[] mask = ToyBatches.values(batch.mask());
        int width = batch.targetSize();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < truth.length; i++) {
            if (mask[i / width] != 0 && i / width % batch.steps() >= first) {
                sum += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
                count++;
            }
        }
        return sum / count;
    }

    private static double crossEntropy(double[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(logits[n * classes + k] - logits[n * classes + labels[n]]);
            }
            sum += Math.log(total);
        }
        return sum / labels.length;
    }
}
