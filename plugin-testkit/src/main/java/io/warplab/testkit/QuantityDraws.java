package io.warplab.testkit;

import io.warplab.api.physics.Quantity;
import java.util.List;
import java.util.SplittableRandom;

/** Random values of quantities, well inside their bounds. */
final class QuantityDraws {
    private static final double MARGIN = 0.02;

    private QuantityDraws() {}

    static double[] draw(List<Quantity> quantities, SplittableRandom random) {
        return quantities.stream().mapToDouble(q -> draw(q, random)).toArray();
    }

    /**
     * Uniform where both bounds are finite, on a logarithmic scale where they are positive and
     * decades apart; else around the initial value.
     */
    private static double draw(Quantity q, SplittableRandom random) {
        double share = MARGIN + (1 - 2 * MARGIN) * random.nextDouble();
        boolean below = Double.isFinite(q.lower());
        boolean above = Double.isFinite(q.upper());
        if (below && above) {
            return q.lower() > 0 && q.upper() > 100 * q.lower()
                    ? q.lower() * Math.pow(q.upper() / q.lower(), share)
                    : q.lower() + share * (q.upper() - q.lower());
        }
        double spread = spread(q);
        if (below) {
            return q.lower() + share * 2 * spread;
        }
        return above ? q.upper() - share * 2 * spread : q.initial() + (2 * share - 1) * 2 * spread;
    }

    private static double spread(Quantity q) {
        double from =
                Double.isFinite(q.lower()) ? q.lower() : Double.isFinite(q.upper()) ? q.upper() : 0;
        double distance = Math.abs(q.initial() - from);
        return distance > 0 ? distance : 1;
    }

    /** Either bound of each parameter, at random. */
    static double[] corner(List<Quantity> parameters, SplittableRandom random) {
        return parameters.stream()
                .mapToDouble(q -> random.nextBoolean() ? q.lower() : q.upper())
                .toArray();
    }

    /** A step for finite differences at x that stays within the bounds. */
    static double step(Quantity q, double x) {
        double h = 1e-3 * Math.max(Math.abs(x), 0.1 * spread(q));
        return Math.min(h, 0.4 * Math.min(x - q.lower(), q.upper() - x));
    }
}
