package io.warplab.baselines.incontext;

import io.warplab.api.data.Batch;
import io.warplab.baselines.Sequences;
import java.util.SplittableRandom;

/**
 * Sequences of pairs y = w x + noise with a w of each sequence's own, as an in-context task lays
 * them out: inputs [x_t, y_{t-1}], target y_t. Some steps were not observed.
 *
 * @param x [n][t][D]
 * @param y [n][t]
 */
record Pairs(double[][][] x, double[][] y, double[][] mask) {
    static Pairs draw(int n, int t, int d, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][][] x = new double[n][t][d];
        double[][] y = new double[n][t];
        double[][] mask = new double[n][t];
        for (int i = 0; i < n; i++) {
            double[] w = new double[d];
            for (int c = 0; c < d; c++) {
                w[c] = random.nextGaussian();
            }
            for (int s = 0; s < t; s++) {
                y[i][s] = noise * random.nextGaussian();
                for (int c = 0; c < d; c++) {
                    x[i][s][c] = random.nextGaussian();
                    y[i][s] += w[c] * x[i][s][c];
                }
                mask[i][s] = s == 0 || random.nextDouble() >= 0.05 ? 1 : 0;
            }
        }
        return new Pairs(x, y, mask);
    }

    Batch batch() {
        int n = x.length;
        int t = x[0].length;
        int d = x[0][0].length;
        double[][][] inputs = new double[n][t][d + 1];
        double[][][] targets = new double[n][t][1];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < t; s++) {
                System.arraycopy(x[i][s], 0, inputs[i][s], 0, d);
                inputs[i][s][d] = s == 0 ? 0 : y[i][s - 1];
                targets[i][s][0] = y[i][s];
            }
        }
        return Sequences.batch(inputs, targets, mask, null);
    }
}
