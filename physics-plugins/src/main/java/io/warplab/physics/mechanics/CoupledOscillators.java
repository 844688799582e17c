package io.warplab.physics.mechanics;

import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Two masses between two walls on three springs, without friction: x1'' = -(k1/m1) x1 - (kc/m1) (x1
 * - x2), x2'' = -(k2/m2) x2 - (kc/m2) (x2 - x1). Motion tells the four ratios; the ratio of the
 * masses is that of the last two.
 */
public final class CoupledOscillators implements SeparableSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "coupled-oscillators",
                            "wall, k1, m1, kc, m2, k2, wall: x1'' = -(k1/m1) x1 - (kc/m1)(x1 - x2), and"
                                    + " likewise x2",
                            List.of(
                                    Quantity.unbounded("position-1", "x₁", "m", 1),
                                    Quantity.unbounded("position-2", "x₂", "m", 0),
                                    Quantity.unbounded("velocity-1", "v₁", "m/s", 0),
                                    Quantity.unbounded("velocity-2", "v₂", "m/s", 0)),
                            List.of(
                                    new Quantity("k1-over-m1", "k₁/m₁", "1/s^2", 0, 1000, 40),
                                    new Quantity("k2-over-m2", "k₂/m₂", "1/s^2", 0, 1000, 40),
                                    new Quantity("kc-over-m1", "k_c/m₁", "1/s^2", 0.01, 1000, 4),
                                    new Quantity("kc-over-m2", "k_c/m₂", "1/s^2", 0.01, 1000, 4)),
                            "s",
                            1,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "m^2/s^2",
                                            CoupledOscillators::energy,
                                            "always")),
                            "A. P. French, Vibrations and Waves, 1971, ch. 5")
                    .withTerms(
                            Term.scaledBy("k1-over-m1", "first-wall-spring", "- (k1/m1) x1"),
                            Term.scaledBy("k2-over-m2", "second-wall-spring", "- (k2/m2) x2"),
                            new Term(
                                    "coupling",
                                    "- (kc/m1)(x1 - x2), - (kc/m2)(x2 - x1)",
                                    Map.of("kc-over-m1", 0.0, "kc-over-m2", 0.0)));

    /** Energy over m1. */
    private static double energy(double[] x, double[] p) {
        double massRatio = p[2] / p[3];
        double stretch = x[0] - x[1];
        return (x[2] * x[2] + massRatio * x[3] * x[3]) / 2
                + (p[0] * x[0] * x[0] + massRatio * p[1] * x[1] * x[1]) / 2
                + p[2] * stretch * stretch / 2;
    }

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] accelerations(
            T time, T[] positions, T[] parameters) {
        T[] a = MathArrays.buildArray(time.getField(), 2);
        T stretch = positions[0].subtract(positions[1]);
        a[0] = parameters[0].multiply(positions[0]).add(parameters[2].multiply(stretch)).negate();
        a[1] = parameters[3].multiply(stretch).subtract(parameters[1].multiply(positions[1]));
        return a;
    }
}
