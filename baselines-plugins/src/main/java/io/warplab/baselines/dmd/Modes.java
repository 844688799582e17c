package io.warplab.baselines.dmd;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A linear map z -> z' of low rank on stacks z = [x_t, x_{t-1}, .., maybe 1] of W numbers: with a =
 * U^T z in the coordinates of the r leading directions, x_{t+1} = C a and a' = A a.
 *
 * @param basis U, [W, r], orthonormal columns
 * @param output C, [D, r]
 */
record Modes(double[][] basis, double[][] output) {
    /** Singular values below this share of the largest are rounding. */
    private static final double RESOLUTION = 1e-11;

    /**
     * The exact DMD of pairs (z_t, x_{t+1}).
     *
     * @param triangle of the rows [z_t, x_{t+1}], [W + D, W + D]
     * @param stacked W
     * @param rank number of modes, or null
     * @param energy share of the squared singular values to keep where the rank is not given
     */
    static Modes of(RealMatrix triangle, int stacked, Integer rank, double energy) {
        int all = triangle.getColumnDimension();
        // Stacks as columns: Z = R11^T Q^T, hence Z = U S W^T Q^T.
        SingularValueDecomposition svd =
                new SingularValueDecomposition(
                        triangle.getSubMatrix(0, stacked - 1, 0, stacked - 1).transpose());
        double[] s = svd.getSingularValues();
        int kept = kept(s, rank, energy);
        RealMatrix next =
                triangle.getSubMatrix(0, stacked - 1, stacked, all - 1)
                        .transpose()
                        .multiply(svd.getV());
        double[][] output = new double[all - stacked][kept];
        for (int c = 0; c < output.length; c++) {
            for (int k = 0; k < kept; k++) {
                output[c][k] = s[k] > 0 ? next.getEntry(c, k) / s[k] : 0;
            }
        }
        return new Modes(svd.getU().getSubMatrix(0, stacked - 1, 0, kept - 1).getData(), output);
    }

    private static int kept(double[] s, Integer rank, double energy) {
        int numerical = 1;
        while (numerical < s.length && s[numerical] > RESOLUTION * s[0]) {
            numerical++;
        }
        if (rank != null) {
            return Math.min(rank, numerical);
        }
        double total = 0;
        for (double value : s) {
            total += value * value;
        }
        double lost = 0;
        int kept = numerical;
        while (kept > 1 && lost + s[kept - 1] * s[kept - 1] <= (1 - energy) * total) {
            lost += s[kept - 1] * s[kept - 1];
            kept--;
        }
        return kept;
    }

    /** r. */
    int rank() {
        return basis[0].length;
    }

    /**
     * A = U^T [C; the newer part of U, shifted down by one observation; the row of the constant],
     * [r, r]. Its eigenvalues are those of the motion, for each step.
     *
     * @param constant whether the last number of a stack is 1
     */
    RealMatrix operator(boolean constant) {
        int width = basis.length;
        double[][] moved = new double[width][];
        System.arraycopy(output, 0, moved, 0, Math.min(output.length, width));
        for (int i = output.length; i < width; i++) {
            moved[i] = basis[i - output.length];
        }
        if (constant) {
            moved[width - 1] = basis[width - 1];
        }
        return new Array2DRowRealMatrix(basis, false)
                .transposeMultiply(new Array2DRowRealMatrix(moved, false));
    }
}
