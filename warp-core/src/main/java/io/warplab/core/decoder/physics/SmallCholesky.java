package io.warplab.core.decoder.physics;

/** A small symmetric positive definite system, factored and solved in place. */
final class SmallCholesky {
    private final int size;
    private final double[][] factor;

    SmallCholesky(int size) {
        this.size = size;
        factor = new double[size][size];
    }

    /** The matrix to factor: its lower triangle is written here, then overwritten. */
    double[][] matrix() {
        return factor;
    }

    /** Factors what stands in {@link #matrix()}, in place. */
    void factor() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = factor[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
    }

    /** Overwrites a right-hand side with the solution. */
    void solve(double[] x) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
    }
}
