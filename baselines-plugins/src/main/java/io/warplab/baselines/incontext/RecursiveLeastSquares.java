package io.warplab.baselines.incontext;

import java.util.Arrays;

/**
 * Ridge regression that learns one pair at a time, in the square-root information form: R^T R =
 * ridge I + sum x x^T and R w = z. A pair is rotated in by Givens rotations, which costs D^2 and
 * loses no precision however small the ridge. Not thread-safe.
 */
final class RecursiveLeastSquares {
    private final int size;
    private final int targets;
    private final double[][] rows;
    private final double[] incoming;

    /**
     * @param size D, number of features
     * @param targets number of targets
     */
    RecursiveLeastSquares(int size, int targets) {
        this.size = size;
        this.targets = targets;
        rows = new double[size][size + targets];
        incoming = new double[size + targets];
    }

    /** Forgets everything but the penalty: sum of squared errors + ridge * |w|^2. */
    void start(double ridge) {
        for (int i = 0; i < size; i++) {
            Arrays.fill(rows[i], 0);
            rows[i][i] = Math.sqrt(ridge);
        }
    }

    /**
     * Learns a pair.
     *
     * @param x [D]
     * @param y [targets]
     */
    void learn(double[] x, double[] y) {
        System.arraycopy(x, 0, incoming, 0, size);
        System.arraycopy(y, 0, incoming, size, targets);
        for (int i = 0; i < size; i++) {
            if (incoming[i] != 0) {
                double length = Math.hypot(rows[i][i], incoming[i]);
                double cosine = rows[i][i] / length;
                double sine = incoming[i] / length;
                for (int j = i; j < incoming.length; j++) {
                    double old = rows[i][j];
                    rows[i][j] = cosine * old + sine * incoming[j];
                    incoming[j] = cosine * incoming[j] - sine * old;
                }
            }
        }
    }

    /**
     * w^T x.
     *
     * @param x [D]
     * @param into [targets], filled in
     */
    void predict(double[] x, double[] into) {
        double[] w = new double[size];
        for (int c = 0; c < targets; c++) {
            double sum = 0;
            for (int i = size - 1; i >= 0; i--) {
                double rest = rows[i][size + c];
                for (int j = i + 1; j < size; j++) {
                    rest -= rows[i][j] * w[j];
                }
                w[i] = rest / rows[i][i];
                sum += w[i] * x[i];
            }
            into[c] = sum;
        }
    }
}
