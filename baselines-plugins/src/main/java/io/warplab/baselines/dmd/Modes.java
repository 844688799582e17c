package io.warplab.baselines.dmd;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A linear map z -> z' of low rank on stacks z = [x_t, x_{t-1}, .., maybe 1] of W numbers: with a =
 * U^T z in the coordinates of the r leading directions, x_{t+1} = C a and a' = A a. Where known
 * inputs v drive it, x_{t+1} = C a + B v, and a' follows from that.
 *
 * @param basis U, [W, r], orthonormal columns
 * @param output C, [D, r]
 * @param control B, [D, V]
 */
record Modes(double[][] basis, double[][] output, double[][] control) {
    /** Singular values below this share of the largest are rounding. */
    private static final double RESOLUTION = 1e-11;

    /**
     * The exact DMD of pairs (z_t, x_{t+1}): C and B minimise the squared error of x_{t+1} in the
     * directions kept.
     *
     * @param triangle of the rows [z_t, v, x_{t+1}], [W + V + D, W + V + D]
     * @param stacked W
     * @param driving V
     * @param rank number of modes, or null
     * @param energy share of the squared singular values to keep where the rank is not given
     */
    static Modes of(RealMatrix triangle, int stacked, int driving, Integer rank, double energy) {
        int all = triangle.getColumnDimension();
        // Stacks as columns: Z = R11^T Q^T, hence Z = U S W^T Q^T.
        SingularValueDecomposition svd =
                new SingularValueDecomposition(
                        triangle.getSubMatrix(0, stacked - 1, 0, stacked - 1).transpose());
        int kept = kept(svd.getSingularValues(), rank, energy);
        RealMatrix basis = svd.getU().getSubMatrix(0, stacked - 1, 0, kept - 1);
        int outputs = all - stacked - driving;
        RealMatrix causes = new Array2DRowRealMatrix(all, kept + driving);
        causes.setSubMatrix(columns(triangle, 0, stacked).multiply(basis).getData(), 0, 0);
        if (driving > 0) {
            causes.setSubMatrix(columns(triangle, stacked, driving).getData(), 0, kept);
        }
        RealMatrix effects =
                new SingularValueDecomposition(causes)
                        .getSolver()
                        .solve(columns(triangle, stacked + driving, outputs))
                        .transpose();
        double[][] output = new double[outputs][];
        double[][] control = new double[outputs][];
        for (int c = 0; c < outputs; c++) {
            double[] row = effects.getRow(c);
            output[c] = Arrays.copyOf(row, kept);
            control[c] = Arrays.copyOfRange(row, kept, kept + driving);
        }
        return new Modes(basis.getData(), output, control);
    }

    private static RealMatrix columns(RealMatrix matrix, int from, int count) {
        return matrix.getSubMatrix(0, matrix.getRowDimension() - 1, from, from + count - 1);
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
