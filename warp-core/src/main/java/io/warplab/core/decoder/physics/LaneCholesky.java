package io.warplab.core.decoder.physics;

/**
 * A small symmetric positive definite system for every lane of a block, factored and solved side by
 * side, one after the other without allocating.
 */
final class LaneCholesky {
    private final int size;

    /** [row][column up to row][lane]. */
    private final double[][][] factor;

    LaneCholesky(int size, int lanes) {
        this.size = size;
        factor = new double[size][][];
        for (int i = 0; i < size; i++) {
            factor[i] = new double[i + 1][lanes];
        }
    }

    /** Element (i, j), j <= i, of every lane's matrix: written here, then overwritten. */
    double[] matrix(int i, int j) {
        return factor[i][j];
    }

    /** Factors what stands in {@link #matrix}, in place. */
    void factor() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double[] sum = factor[i][j];
                for (int k = 0; k < j; k++) {
                    LaneLoops.subtractProduct(sum, factor[i][k], factor[j][k]);
                }
                if (i == j) {
                    squareRoot(sum);
                } else {
                    LaneLoops.divide(sum, factor[j][j]);
                }
            }
        }
    }

    private static void squareRoot(double[] x) {
        for (int n = 0; n < x.length; n++) {
            x[n] = Math.sqrt(x[n]);
        }
    }

    /** Overwrites right-hand sides with the solutions, [row][lane]. */
    void solve(double[][] x) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                LaneLoops.subtractProduct(x[i], factor[i][k], x[k]);
            }
            LaneLoops.divide(x[i], factor[i][i]);
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                LaneLoops.subtractProduct(x[i], factor[k][i], x[k]);
            }
            LaneLoops.divide(x[i], factor[i][i]);
        }
    }
}
