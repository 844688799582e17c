package io.warplab.core.decoder.physics.kalman;

import java.util.Arrays;

/** Small operations on rows of lanes, [row][lane]. */
final class LaneRows {
    private LaneRows() {}

    static double[][] copy(double[][] rows) {
        double[][] out = new double[rows.length][];
        Arrays.setAll(out, i -> rows[i].clone());
        return out;
    }

    /** {@code sum += a * b}. */
    static void addProduct(double[] a, double[] b, double[] sum) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += a[n] * b[n];
        }
    }

    static void copyLane(double[][] from, double[][] to, int lane) {
        for (int i = 0; i < to.length; i++) {
            to[i][lane] = from[i][lane];
        }
    }

    static boolean isFinite(double[][] rows, int lane) {
        for (double[] row : rows) {
            if (!Double.isFinite(row[lane])) {
                return false;
            }
        }
        return true;
    }
}
