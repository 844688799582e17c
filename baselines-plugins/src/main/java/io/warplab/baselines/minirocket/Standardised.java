package io.warplab.baselines.minirocket;

import java.util.Arrays;

/**
 * Columns of mean 0 and standard deviation 1; one that never changes becomes 0.
 *
 * @param values [rows, columns], row-major
 * @param mean of each column before
 * @param sd of each column before; 1 where it never changes
 */
record Standardised(double[] values, double[] mean, double[] sd) {
    static Standardised of(double[] x, int rows, int columns) {
        double[] mean = new double[columns];
        double[] sd = new double[columns];
        for (int i = 0; i < x.length; i++) {
            mean[i % columns] += x[i] / rows;
        }
        for (int i = 0; i < x.length; i++) {
            double deviation = x[i] - mean[i % columns];
            sd[i % columns] += deviation * deviation / rows;
        }
        for (int j = 0; j < columns; j++) {
            // Shares of positions: what varies less than this is rounding of the mean.
            sd[j] = sd[j] > 1e-20 ? Math.sqrt(sd[j]) : 1;
        }
        double[] values = Arrays.copyOf(x, x.length);
        for (int i = 0; i < x.length; i++) {
            values[i] = (x[i] - mean[i % columns]) / sd[i % columns];
        }
        return new Standardised(values, mean, sd);
    }
}
