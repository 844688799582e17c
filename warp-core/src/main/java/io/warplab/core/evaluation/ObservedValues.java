package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Predictions;

/**
 * The values that count, channel by channel: observed steps from a first step on.
 *
 * @param predicted [D_y][n]
 * @param actual [D_y][n]
 * @param sd [D_y][n], or null
 */
record ObservedValues(double[][] predicted, double[][] actual, double[][] sd) {

    /** Picks the observed steps {@code t >= first} of all sequences. */
    static ObservedValues of(Batch batch, Predictions predictions, int first) {
        double[] mask = batch.mask().dup('c').data().asDouble();
        int steps = batch.steps();
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            count += mask[i] != 0 && i % steps >= first ? 1 : 0;
        }
        int[] at = new int[count];
        int k = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0 && i % steps >= first) {
                at[k++] = i;
            }
        }
        int d = batch.targetSize();
        return new ObservedValues(
                pick(predictions.mean().dup('c').data().asDouble(), at, d),
                pick(batch.targets().dup('c').data().asDouble(), at, d),
                predictions.sd() == null
                        ? null
                        : pick(predictions.sd().dup('c').data().asDouble(), at, d));
    }

    /** Values per channel. */
    int count() {
        return actual.length == 0 ? 0 : actual[0].length;
    }

    /** Mean squared error over all channels. */
    double mse() {
        double sum = 0;
        for (int c = 0; c < actual.length; c++) {
            sum += RegressionMetrics.mse(predicted[c], actual[c]);
        }
        return sum / actual.length;
    }

    /** Negative log-likelihood per value over all channels, or NaN without spreads. */
    double nll() {
        if (sd == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (int c = 0; c < actual.length; c++) {
            sum += RegressionMetrics.nll(predicted[c], sd[c], actual[c]);
        }
        return sum / actual.length;
    }

    private static double[][] pick(double[] all, int[] at, int d) {
        double[][] out = new double[d][at.length];
        for (int k = 0; k < at.length; k++) {
            for (int c = 0; c < d; c++) {
                out[c][k] = all[at[k] * d + c];
            }
        }
        return out;
    }
}
