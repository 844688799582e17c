package io.warplab.baselines.leastsquares;

import io.warplab.api.physics.Quantity;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * Parameters within bounds as unknowns without bounds: p = lower + (upper - lower) / (1 + exp(-z)).
 */
final class FreeParameters {
    /** A start this close to a bound, as a share of the range, could not move away from it. */
    private static final double MARGIN = 1e-4;

    private final double[] lower;
    private final double[] range;
    private final double[] initial;

    FreeParameters(List<Quantity> parameters) {
        lower = parameters.stream().mapToDouble(Quantity::lower).toArray();
        range = parameters.stream().mapToDouble(q -> q.upper() - q.lower()).toArray();
        initial = parameters.stream().mapToDouble(Quantity::initial).toArray();
    }

    /** P. */
    int size() {
        return lower.length;
    }

    /** The defaults as unknowns. */
    double[] initial() {
        return free(initial);
    }

    /** Unknowns of parameters, moved inside the bounds a little where they are at one. */
    double[] free(double[] physical) {
        double[] z = new double[lower.length];
        for (int k = 0; k < z.length; k++) {
            double share = (physical[k] - lower[k]) / range[k];
            share = Math.max(MARGIN, Math.min(1 - MARGIN, share));
            z[k] = Math.log(share / (1 - share));
        }
        return z;
    }

    /** Parameters of unknowns. */
    double[] physical(double[] z) {
        double[] p = new double[lower.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = lower[k] + range[k] * share(z[k]);
        }
        return p;
    }

    /**
     * Parameters with their derivatives by the unknowns.
     *
     * @param z unknowns, the first of all that are differentiated by
     * @param unknowns number of all that are differentiated by
     */
    Gradient[] physical(double[] z, int unknowns) {
        Gradient[] p =
                MathArrays.buildArray(Gradient.constant(unknowns, 0).getField(), lower.length);
        for (int k = 0; k < p.length; k++) {
            double share = share(z[k]);
            double[] slope = new double[unknowns];
            slope[k] = range[k] * share * (1 - share);
            p[k] = new Gradient(lower[k] + range[k] * share, slope);
        }
        return p;
    }

    private static double share(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
