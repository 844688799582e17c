package io.warplab.core.decoder.physics;

/**
 * Estimates of a block of lanes, solved from sums of observations, and the way back to what the
 * solver has learned. Steps that share an estimate add up their gradients, and the adjoint systems
 * are solved once for all of them.
 */
final class LaneEstimate {
    private final RegularisedLeastSquares solver;
    private final NormalEquations sums;
    private final ParameterBounds bounds;
    private final Units units;

    /** As the solver counts them, [unknown][lane]; the parameters are the last ones. */
    private final double[][] unknowns;

    /** Physical values, not drawn inside the bounds, [parameter][lane]. */
    private final double[][] physical;

    /** On the unbounded scale; null until a shift is added. */
    private double[][] unbounded;

    /** Slopes of the unbounded scale and gradients by physical values; null until backward. */
    private double[][] slopes;

    private double[][] gradients;

    /** Which parameters are beyond a bound in some lane. */
    private final boolean[] beyond;

    /**
     * Solves.
     *
     * @param sums kept until {@link #backward}
     */
    LaneEstimate(
            RegularisedLeastSquares solver,
            NormalEquations sums,
            ParameterBounds bounds,
            Units units,
            int lanes) {
        this.solver = solver;
        this.sums = sums;
        this.bounds = bounds;
        this.units = units;
        unknowns = new double[solver.size()][lanes];
        physical = new double[units.parameters()][lanes];
        beyond = new boolean[physical.length];
        solver.solve(sums, unknowns);
        for (int k = 0; k < physical.length; k++) {
            double[] q = unknowns[nuisances() + k];
            for (int n = 0; n < lanes; n++) {
                physical[k][n] = units.physical(k, q[n]);
            }
        }
    }

    private int nuisances() {
        return unknowns.length - physical.length;
    }

    /**
     * Parameters within the bounds, [parameter][lane], the caller's own.
     *
     * @param shift added on the unbounded scale, [parameter][lane], or null
     */
    double[][] parameters(double[][] shift) {
        double[][] out = like(physical);
        if (shift != null && unbounded == null) {
            unbounded = like(physical);
            for (int k = 0; k < out.length; k++) {
                bounds.unbounded(k, physical[k], unbounded[k]);
            }
        }
        for (int k = 0; k < out.length; k++) {
            if (shift == null) {
                bounds.inside(k, physical[k], out[k]);
            } else {
                bounds.bounded(k, unbounded[k], shift[k], out[k]);
            }
        }
        return out;
    }

    /**
     * Takes in the gradient of parameters that came of this estimate.
     *
     * @param gradient by parameter k
     * @param slopeOfShift of that parameter by its shift
     */
    void addGradient(int k, double[] gradient, double[] slopeOfShift) {
        if (gradients == null) {
            gradients = like(physical);
            slopes = like(physical);
            for (int i = 0; i < slopes.length; i++) {
                bounds.slopeOfUnbounded(i, physical[i], slopes[i]);
                beyond[i] = bounds.anyBeyond(i, physical[i]);
            }
        }
        double[] slope = slopes[k];
        double[] sum = gradients[k];
        if (beyond[k]) {
            double[] inward = new double[gradient.length];
            bounds.inward(k, physical[k], gradient, inward);
            addProduct(sum, inward, slopeOfShift, slope);
        } else {
            addProduct(sum, gradient, slopeOfShift, slope);
        }
    }

    private static void addProduct(double[] sum, double[] x, double[] y, double[] z) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += x[n] * y[n] * z[n];
        }
    }

    /** Adds to the gradients of the solver, once all steps have been taken in. */
    void backward() {
        if (gradients == null) {
            return;
        }
        double[][] adjoint = like(unknowns);
        for (int k = 0; k < physical.length; k++) {
            LaneLoops.addScaled(adjoint[nuisances() + k], units.ranges()[k], gradients[k]);
        }
        solver.backward(sums, unknowns, adjoint);
    }

    private static double[][] like(double[][] rows) {
        return new double[rows.length][rows.length == 0 ? 0 : rows[0].length];
    }
}
