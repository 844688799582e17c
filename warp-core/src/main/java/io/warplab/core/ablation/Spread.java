package io.warplab.core.ablation;

import java.util.Arrays;

/**
 * A quantity over the seeds that have it.
 *
 * @param mean NaN where no seed has it
 * @param deviation sample standard deviation; NaN for fewer than two seeds
 */
public record Spread(double mean, double deviation) {
    static Spread of(double... values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        if (known.length < 2) {
            return new Spread(mean, Double.NaN);
        }
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(mean, Math.sqrt(squares / (known.length - 1)));
    }

    /** The mean, known to this much either way: 0 for a single seed. */
    double margin() {
        return Double.isNaN(deviation) ? 0 : deviation;
    }
}
