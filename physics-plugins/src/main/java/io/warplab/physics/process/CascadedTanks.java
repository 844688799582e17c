package io.warplab.physics.process;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Two tanks, one draining into the other, under a constant supply: h1' = supply - k1 sqrt(h1), h2'
 * = k2 sqrt(h1) - k3 sqrt(h2), h the water levels. The outflow constants k = (outlet area / tank
 * area) sqrt(2 g); k2 differs from k1 when the tanks' areas do. Overflow is not modelled.
 *
 * <p>The square root has an infinite slope at an empty tank and no value below it, where an
 * integrator may stray. It is replaced by h / (h^2 + d^2)^(1/4), Modelica's regRoot, with d = 1 mm:
 * smooth, odd, 0 at 0 with the slope 1 / sqrt(d); at a level of 10 cm it differs by 2.5e-5 of the
 * value. Below some millimetres the outflow is laminar and Torricelli's law wrong anyway.
 */
public final class CascadedTanks implements DynamicalSystem {
    /** Level below which the outflow is linear rather than a square root, m. */
    private static final double ROUNDING = 1e-3;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "cascaded-tanks",
                            "h1' = supply - k1 sqrt(h1), h2' = k2 sqrt(h1) - k3 sqrt(h2)",
                            List.of(
                                    Quantity.nonNegative("upper-level", "h₁", "m", 0.1),
                                    Quantity.nonNegative("lower-level", "h₂", "m", 0.05)),
                            List.of(
                                    new Quantity("upper-outflow", "k₁", "m^0.5/s", 0.001, 1, 0.05),
                                    new Quantity("lower-inflow", "k₂", "m^0.5/s", 0.001, 1, 0.05),
                                    new Quantity("lower-outflow", "k₃", "m^0.5/s", 0.001, 1, 0.05),
                                    new Quantity("supply", "s", "m/s", 0, 0.5, 0.02)),
                            "s",
                            16,
                            List.of(),
                            "M. Schoukens, P. Mattsson, T. Wigren, J.-P. Noël, Cascaded tanks benchmark combining"
                                    + " soft and hard nonlinearities, Workshop on Nonlinear System Identification"
                                    + " Benchmarks, 2016")
                    .withTerms(
                            Term.scaledBy("upper-outflow", "upper-outflow", "- k1 sqrt(h1)"),
                            Term.scaledBy("lower-inflow", "lower-inflow", "k2 sqrt(h1)"),
                            Term.scaledBy("lower-outflow", "lower-outflow", "- k3 sqrt(h2)"),
                            Term.scaledBy("supply", "supply", "supply"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T upper = root(state[0]);
        T lower = root(state[1]);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = parameters[3].subtract(parameters[0].multiply(upper));
        dx[1] = parameters[1].multiply(upper).subtract(parameters[2].multiply(lower));
        return dx;
    }

    private static <T extends CalculusFieldElement<T>> T root(T level) {
        return level.divide(level.square().add(ROUNDING * ROUNDING).sqrt().sqrt());
    }
}
