package io.warplab.baselines.leastsquares;

import org.hipparchus.analysis.differentiation.Gradient;

/**
 * What was identified of one sequence.
 *
 * @param unknowns parameters as unknowns, [P]
 * @param parameters the same, in physical units, with derivatives by all unknowns, [P]
 * @param time where the fitted solution starts
 * @param initial its state there in raw units, with derivatives by all unknowns, [S]
 * @param residualSd standard deviation of what the solution leaves of the samples, in scaled units,
 *     [S]
 * @param covariance of all unknowns, [P + S, P + S], by linearisation
 */
record SequenceFit(
        double[] unknowns,
        Gradient[] parameters,
        double time,
        Gradient[] initial,
        double[] residualSd,
        double[][] covariance) {
    /** Variance of a quantity that depends on the unknowns. */
    double variance(Gradient quantity) {
        double[] slope = quantity.getGradient();
        double sum = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                sum += slope[i] * covariance[i][j] * slope[j];
            }
        }
        return Math.max(0, sum);
    }

    /** Parameters in physical units, [P]. */
    double[] values() {
        double[] p = new double[parameters.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = parameters[k].getReal();
        }
        return p;
    }
}
