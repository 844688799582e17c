package io.warplab.baselines.leastsquares;

import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * What a solution leaves of the samples, in scaled units, with its Jacobian; then one row for each
 * parameter that holds it near its start, so that what the samples do not tell stays there. Keeps
 * the best point that it was asked for.
 */
abstract class Residuals implements MultivariateJacobianFunction {
    /** A tug on a parameter worth a residual of this size for each unit of its unknown. */
    private static final double PULL = 1e-4;

    /** Stands for solutions that leave the range of numbers. */
    private static final double LOST = 1e4;

    private final int rows;
    private final double[] start;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;

    /**
     * @param rows number of residuals
     * @param start unknowns of the parameters to stay near
     */
    Residuals(int rows, double[] start) {
        this.rows = rows;
        this.start = start;
    }

    /**
     * Residuals at a point.
     *
     * @param into [rows], filled in
     */
    abstract void evaluate(double[] point, Gradient[] into);

    /** Number of residuals, without the rows that pull. */
    int rows() {
        return rows;
    }

    /** All rows. */
    int allRows() {
        return rows + start.length;
    }

    /** The point of least cost so far; null where none was asked for. */
    double[] best() {
        return best;
    }

    /** Its cost: the sum of squares. */
    double least() {
        return least;
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector at) {
        double[] point = at.toArray();
        Gradient[] residuals = new Gradient[rows];
        evaluate(point, residuals);
        double[] values = new double[allRows()];
        double[][] jacobian = new double[allRows()][point.length];
        double cost = 0;
        for (int i = 0; i < rows; i++) {
            values[i] = residuals[i].getReal();
            jacobian[i] = residuals[i].getGradient();
            if (!usable(values[i], jacobian[i])) {
                values[i] = LOST;
                jacobian[i] = new double[point.length];
            }
            cost += values[i] * values[i];
        }
        for (int k = 0; k < start.length; k++) {
            values[rows + k] = PULL * (point[k] - start[k]);
            jacobian[rows + k][k] = PULL;
            cost += values[rows + k] * values[rows + k];
        }
        if (cost < least) {
            least = cost;
            best = point;
        }
        return new Pair<>(
                new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }

    private static boolean usable(double value, double[] slopes) {
        if (!(Math.abs(value) < LOST)) {
            return false;
        }
        for (double slope : slopes) {
            if (!Double.isFinite(slope)) {
                return false;
            }
        }
        return true;
    }
}
