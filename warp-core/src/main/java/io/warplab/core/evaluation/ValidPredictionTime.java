package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * For how long a free roll-out stays close to the truth: the time from the last seen step to the
 * last observed step before the normalised error {@code e_t = sqrt(mean_d (x̂_d - x_d)^2 / s_d^2)}
 * first exceeds a threshold, where s_d is the standard deviation of channel d over all scored
 * values (Vlachas et al. 2020, Neural Networks 126). In the unit of {@link Batch#time()}; the whole
 * horizon where the threshold is never exceeded.
 */
public final class ValidPredictionTime {
    /** The threshold of Vlachas et al. is 0.5; 0.4 is the more common, stricter choice. */
    public static final double THRESHOLD = 0.4;

    private ValidPredictionTime() {}

    /**
     * One time per sequence; NaN for a sequence with no observed step from the context on.
     *
     * @param predicted [N, T, D_y]
     * @param batch targets in the same units
     * @param context steps seen, at least 1
     */
    public static double[] of(INDArray predicted, Batch batch, int context, double threshold) {
        double[] p = predicted.dup('c').data().asDouble();
        double[] x = batch.targets().dup('c').data().asDouble();
        double[] mask = batch.mask().dup('c').data().asDouble();
        double[] time = batch.time().dup('c').data().asDouble();
        int steps = batch.steps();
        int d = batch.targetSize();
        double[] variance = variance(x, mask, steps, d, context);
        double[] valid = new double[batch.size()];
        for (int n = 0; n < valid.length; n++) {
            double start = lastObservedBefore(context, time, mask, n * steps);
            double until = Double.NaN;
            for (int t = context; t < steps; t++) {
                int i = n * steps + t;
                if (mask[i] == 0) {
                    continue;
                }
                until = Double.isNaN(until) ? start : until;
                double squares = 0;
                for (int c = 0; c < d; c++) {
                    double e = p[i * d + c] - x[i * d + c];
                    squares += e * e / variance[c];
                }
                if (!(Math.sqrt(squares / d) <= threshold)) {
                    break;
                }
                until = time[i];
            }
            valid[n] = until - start;
        }
        return valid;
    }

    private static double lastObservedBefore(int context, double[] time, double[] mask, int row) {
        int t = Math.max(0, Math.min(context, mask.length - row) - 1);
        while (t > 0 && mask[row + t] == 0) {
            t--;
        }
        return time[row + t];
    }

    private static double[] variance(double[] x, double[] mask, int steps, int d, int context) {
        double[] variance = new double[d];
        for (int c = 0; c < d; c++) {
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < mask.length; i++) {
                if (mask[i] != 0 && i % steps >= context) {
                    double v = x[i * d + c];
                    count++;
                    double delta = v - sum / Math.max(1, count - 1);
                    sum += v;
                    squares += count == 1 ? 0 : delta * (v - sum / count);
                }
            }
            variance[c] = squares > 0 ? squares / count : 1;
        }
        return variance;
    }
}
