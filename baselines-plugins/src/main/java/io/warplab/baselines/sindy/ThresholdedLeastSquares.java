package io.warplab.baselines.sindy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Sequential thresholded least squares: fit, drop the terms that contribute little, fit again with
 * the rest, until nothing more is dropped.
 *
 * <p>Source: S. L. Brunton, J. L. Proctor and J. N. Kutz, PNAS 113 (2016); its convergence: L.
 * Zhang and H. Schaeffer, Multiscale Model. Simul. 17 (2019). The threshold is on contributions
 * rather than on coefficients, so that it means the same in all units.
 */
final class ThresholdedLeastSquares {
    /** Share of a column's norm that keeps terms that the data cannot tell apart small. */
    private static final double SLIGHT = 1e-9;

    private final RealMatrix triangle;
    private final int terms;
    private final double[] norms;

    /**
     * @param triangle of the rows [terms, derivatives]
     * @param terms number of terms
     */
    ThresholdedLeastSquares(RealMatrix triangle, int terms) {
        this.triangle = triangle;
        this.terms = terms;
        norms =
                IntStream.range(0, triangle.getColumnDimension())
                        .mapToDouble(j -> triangle.getColumnVector(j).getNorm())
                        .toArray();
    }

    /**
     * Coefficients of one derivative.
     *
     * @param state which derivative
     * @param threshold least share of the derivative's root mean square that a term must have
     * @return [terms], dropped ones 0
     */
    double[] fit(int state, double threshold) {
        int[] active = IntStream.range(0, terms).filter(j -> norms[j] > 0).toArray();
        double[] coefficients = solve(active, state);
        // Every round but the last drops a term.
        while (active.length > 0) {
            double[] fitted = coefficients;
            double least = threshold * norms[terms + state];
            int[] kept =
                    Arrays.stream(active)
                            .filter(j -> Math.abs(fitted[j]) * norms[j] >= least)
                            .toArray();
            if (kept.length == active.length) {
                break;
            }
            active = kept;
            coefficients = solve(active, state);
        }
        return coefficients;
    }

    private double[] solve(int[] active, int state) {
        double[] coefficients = new double[terms];
        int k = active.length;
        if (k == 0) {
            return coefficients;
        }
        int height = triangle.getRowDimension();
        double[][] columns = new double[height + k][k];
        double[] right = new double[height + k];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < k; j++) {
                columns[i][j] = triangle.getEntry(i, active[j]) / norms[active[j]];
            }
            right[i] = triangle.getEntry(i, terms + state);
        }
        for (int j = 0; j < k; j++) {
            columns[height + j][j] = SLIGHT;
        }
        double[] scaled =
                new QRDecomposition(new Array2DRowRealMatrix(columns, false))
                        .getSolver()
                        .solve(new ArrayRealVector(right, false))
                        .toArray();
        for (int j = 0; j < k; j++) {
            coefficients[active[j]] = scaled[j] / norms[active[j]];
        }
        return coefficients;
    }
}
