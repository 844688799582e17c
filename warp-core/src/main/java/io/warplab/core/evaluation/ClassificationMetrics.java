package io.warplab.core.evaluation;

/** Metrics of class scores (logits) [N][classes] against class indices [N]. */
public final class ClassificationMetrics {
    private ClassificationMetrics() {}

    /**
     * Share of sequences whose largest score is the true class's; the first of equal scores counts,
     * and scores that hold a NaN are wrong.
     */
    public static double accuracy(double[][] logits, int[] labels) {
        int right = 0;
        for (int n = 0; n < labels.length; n++) {
            right += predicted(logits[n]) == labels[n] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    /**
     * Mean over classes of {@code F1 = 2 TP / (2 TP + FP + FN)}, each class weighing the same.
     * Classes that occur neither among the labels nor among the predictions are left out.
     */
    public static double macroF1(double[][] logits, int[] labels) {
        int classes = logits.length == 0 ? 0 : logits[0].length;
        int[] hits = new int[classes];
        int[] predictions = new int[classes];
        int[] truths = new int[classes];
        for (int n = 0; n < labels.length; n++) {
            int predicted = predicted(logits[n]);
            truths[labels[n]]++;
            if (predicted >= 0) {
                predictions[predicted]++;
                hits[predicted] += predicted == labels[n] ? 1 : 0;
            }
        }
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            int either = predictions[c] + truths[c];
            if (either > 0) {
                sum += 2.0 * hits[c] / either;
                present++;
            }
        }
        return sum / present;
    }

    /** Mean negative log of the softmax probability of the true class, in nats. */
    public static double crossEntropy(double[][] logits, int[] labels) {
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            double max = Double.NEGATIVE_INFINITY;
            for (double s : logits[n]) {
                max = Math.max(max, s);
            }
            double total = 0;
            for (double s : logits[n]) {
                total += Math.exp(s - max);
            }
            sum += max + Math.log(total) - logits[n][labels[n]];
        }
        return sum / labels.length;
    }

    /** Index of the largest score; -1, which is no class, where any score is NaN. */
    static int predicted(double[] scores) {
        int best = 0;
        for (int c = 0; c < scores.length; c++) {
            if (Double.isNaN(scores[c])) {
                return -1;
            }
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }
}
