package io.warplab.core.decoder.physics;

import io.warplab.api.physics.Quantity;
import java.util.List;

/**
 * Keeps physical parameters within the manifest's bounds: p = lower + (upper - lower) sigmoid(z).
 * An estimate e enters as its own z, to which other sources add, so that with nothing to add p = e.
 * Rows hold one parameter of a block of lanes, in physical units.
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

    /** Draws estimates of parameter k inside the bounds; both rows may be the same. */
    void inside(int k, double[] estimate, double[] out) {
        for (int n = 0; n < out.length; n++) {
            out[n] = lower[k] + range[k] * share(k, estimate[n]);
        }
    }

    /** z of estimates of parameter k, drawn inside the bounds. */
    void unbounded(int k, double[] estimate, double[] z) {
        for (int n = 0; n < z.length; n++) {
            double share = share(k, estimate[n]);
            z[n] = Math.log(share / (1 - share));
        }
    }

    /** d z / d e. */
    void slopeOfUnbounded(int k, double[] estimate, double[] out) {
        for (int n = 0; n < out.length; n++) {
            double share = share(k, estimate[n]);
            out[n] = 1 / (range[k] * share * (1 - share));
        }
    }

    /** p of parameter k from z and what is added to it. */
    void bounded(int k, double[] z, double[] shift, double[] p) {
        for (int n = 0; n < p.length; n++) {
            p[n] = lower[k] + range[k] / (1 + Math.exp(-(z[n] + shift[n])));
        }
    }

    /** d p / d shift, which is d p / d z, from p. */
    void slopeOfShift(int k, double[] p, double[] out) {
        double low = lower[k];
        double width = range[k];
        for (int n = 0; n < out.length; n++) {
            double share = (p[n] - low) / width;
            out[n] = width * share * (1 - share);
        }
    }

    /** Whether any lane's estimate lies beyond a bound. */
    boolean anyBeyond(int k, double[] estimate) {
        for (double e : estimate) {
            double raw = (e - lower[k]) / range[k];
            if (raw < MARGIN || raw > 1 - MARGIN) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gradients of parameter k, zero where an estimate lies beyond a bound and descent would not
     * bring it back in.
     *
     * @param out may be {@code gradient}
     */
    void inward(int k, double[] estimate, double[] gradient, double[] out) {
        for (int n = 0; n < out.length; n++) {
            double raw = (estimate[n] - lower[k]) / range[k];
            double g = gradient[n];
            out[n] = raw < MARGIN && g > 0 || raw > 1 - MARGIN && g < 0 ? 0 : g;
        }
    }

    private double share(int k, double estimate) {
        return Math.min(1 - MARGIN, Math.max(MARGIN, (estimate - lower[k]) / range[k]));
    }
}
