package io.warplab.baselines.sequence;

import io.warplab.api.model.Task;

/** Errors of given predictions, for models that do not minimise anything step by step. */
public final class PredictionError {
    private PredictionError() {}

    /**
     * Mean squared error over observed steps and channels.
     *
     * @param predicted [N, T, D_y], row-major
     * @param from first step that counts
     * @return NaN when no step counts
     */
    public static double meanSquare(SequenceView view, double[] predicted, int from) {
        double sum = 0;
        long count = 0;
        int width = view.targetSize();
        for (int n = 0; n < view.size(); n++) {
            for (int t = from; t < view.steps(); t++) {
                if (view.observed(n, t)) {
                    for (int c = 0; c < width; c++) {
                        double error =
                                predicted[(n * view.steps() + t) * width + c]
                                        - view.target(n, t, c);
                        sum += error * error;
                    }
                    count += width;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * Mean softmax cross-entropy of class scores.
     *
     * @param scores [N, classes], row-major
     */
    public static double crossEntropy(SequenceView view, double[] scores, int classes) {
        double sum = 0;
        for (int n = 0; n < view.size(); n++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, scores[n * classes + k]);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(scores[n * classes + k] - max);
            }
            sum += Math.log(total) + max - scores[n * classes + view.label(n)];
        }
        return sum / view.size();
    }

    /**
     * The loss of a task: cross-entropy, or the mean square from the first step that something
     * predicts.
     */
    public static double of(Task.Kind kind, SequenceView view, double[] predicted, int classes) {
        return switch (kind) {
            case CLASSIFICATION -> crossEntropy(view, predicted, classes);
            case FORECAST -> meanSquare(view, predicted, 1);
            case RECONSTRUCTION -> meanSquare(view, predicted, 0);
        };
    }
}
