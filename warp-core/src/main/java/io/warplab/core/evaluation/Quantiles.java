package io.warplab.core.evaluation;

import java.util.Arrays;

/** Robust summaries of samples. Values that are not finite are left out; NaN where none is left. */
public final class Quantiles {
    private final double[] sorted;

    /** Summarises a copy of {@code values}. */
    public Quantiles(double[] values) {
        sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** Number of finite values. */
    public int count() {
        return sorted.length;
    }

    /**
     * Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996,
     * NumPy's default).
     *
     * @param p in [0, 1]
     */
    public double at(double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double h = p * (sorted.length - 1);
        int low = (int) Math.floor(h);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
    }

    /** Middle value. */
    public double median() {
        return at(0.5);
    }

    /** Median absolute deviation from the median, unscaled. */
    public double medianAbsoluteDeviation() {
        double median = median();
        return new Quantiles(Arrays.stream(sorted).map(v -> Math.abs(v - median)).toArray())
                .median();
    }
}
