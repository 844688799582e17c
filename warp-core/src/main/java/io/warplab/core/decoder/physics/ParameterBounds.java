package io.warplab.core.decoder.physics;

import io.warplab.api.physics.Quantity;
import java.util.List;

/**
 * Keeps physical parameters within the manifest's bounds: p = lower + (upper - lower) sigmoid(z).
 * An estimate e enters as its own z, to which other sources add, so that with nothing to add p = e.
 */
final class ParameterBounds {
    /** How near to a bound an estimate may come, as a share of the range. */
    private static final double MARGIN = 1e-6;

    private final double[] lower;
    private final double[] range;

    ParameterBounds(List<Quantity> parameters) {
        lower = parameters.stream().mapToDouble(Quantity::lower).toArray();
        range = parameters.stream().mapToDouble(q -> q.upper() - q.lower()).toArray();
    }

    /**
     * p from an estimate and what is added to it.
     *
     * @param k parameter
     * @param estimate in physical units; drawn inside the bounds
     * @param shift added on the unbounded scale
     */
    double bounded(int k, double estimate, double shift) {
        double share = share(k, estimate);
        return lower[k]
                + range[k] * (shift == 0 ? share : sigmoid(Math.log(share / (1 - share)) + shift));
    }

    /** d p / d shift, from p. */
    double slopeOfShift(int k, double p) {
        double share = (p - lower[k]) / range[k];
        return range[k] * share * (1 - share);
    }

    /**
     * d p / d estimate. An estimate beyond a bound counts only where descent would bring it back
     * in.
     *
     * @param gradient of the loss by p, for its sign
     */
    double slopeOfEstimate(int k, double estimate, double p, double gradient) {
        double raw = (estimate - lower[k]) / range[k];
        boolean stuck = raw < MARGIN && gradient > 0 || raw > 1 - MARGIN && gradient < 0;
        double share = share(k, estimate);
        return stuck ? 0 : slopeOfShift(k, p) / (range[k] * share * (1 - share));
    }

    private double share(int k, double estimate) {
        return Math.min(1 - MARGIN, Math.max(MARGIN, (estimate - lower[k]) / range[k]));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
