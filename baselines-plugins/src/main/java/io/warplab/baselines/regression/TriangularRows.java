package io.warplab.baselines.regression;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A tall matrix as the triangle of its QR decomposition, gathered block by block: everything that
 * least squares needs, without the squared condition number of normal equations. Not thread-safe.
 *
 * <p>Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed., 2013, sections 5.2 and
 * 6.5.
 */
public final class TriangularRows {
    private static final int LEAST_BLOCK = 64;

    private final int width;
    private final double[][] block;
    private int filled;
    private long rows;

    /**
     * @param width number of columns
     */
    public TriangularRows(int width) {
        this.width = width;
        block = new double[Math.max(5 * width, width + LEAST_BLOCK)][];
    }

    /** Adds a row, copied. */
    public void add(double[] row) {
        block[filled++] = Arrays.copyOf(row, width);
        rows++;
        if (filled == block.length) {
            reduce();
        }
    }

    /** Adds all rows of another one. */
    public void add(TriangularRows other) {
        other.reduce();
        long before = rows;
        for (double[] row : Arrays.copyOf(other.block, other.filled)) {
            add(row);
        }
        rows = before + other.rows;
    }

    /** Number of rows added. */
    public long rows() {
        return rows;
    }

    /** R [width, width] with R^T R = A^T A; signs of its rows as they come. */
    public RealMatrix triangle() {
        reduce();
        double[][] square = new double[width][width];
        for (int i = 0; i < Math.min(filled, width); i++) {
            square[i] = block[i].clone();
        }
        return new Array2DRowRealMatrix(square, false);
    }

    private void reduce() {
        if (filled == 0) {
            return;
        }
        RealMatrix all = new Array2DRowRealMatrix(Arrays.copyOf(block, filled), true);
        // A threshold below zero: a rank-deficient triangle is as good as any.
        RealMatrix r = new QRDecomposition(all, -1).getR();
        filled = Math.min(filled, width);
        for (int i = 0; i < filled; i++) {
            block[i] = r.getRow(i);
        }
        Arrays.fill(block, filled, block.length, null);
    }
}
