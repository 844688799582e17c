package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.Samples;
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

    private final Flow flow;
    private final FreeParameters parameters;
    private final Samples samples;
    private final double[] scale;
    private final int rows;
    private final double[] start;
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;

    /**
     * @param scale raw units per scaled one, by state
     * @param first the first sample that is compared
     * @param start unknowns of the parameters to stay near
     */
    Residuals(
            Flow flow,
            FreeParameters parameters,
            Samples samples,
            double[] scale,
            int first,
            double[] start) {
        this.flow = flow;
        this.parameters = parameters;
        this.samples = samples;
        this.scale = scale;
        this.start = start;
        rows = (samples.size() - first) * scale.length;
    }

    FreeParameters parameters() {
        return parameters;
    }

    Samples samples() {
        return samples;
    }

    double[] scale() {
        return scale;
    }

    /** A state carried on from one sample's time to the next. */
    Gradient[] advance(Gradient[] x, Gradient[] p, int to) {
        return flow.advance(
                x,
                p,
                samples.time()[to - 1],
                samples.states()[to - 1],
                samples.time()[to],
                samples.states()[to]);
    }

    /**
     * What a state leaves of a sample.
     *
     * @param into filled in from {@code at} on
     */
    void compare(Gradient[] x, int sample, Gradient[] into, int at) {
        for (int c = 0; c < x.length; c++) {
            into[at + c] = x[c].subtract(samples.states()[sample][c]).divide(scale[c]);
        }
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
