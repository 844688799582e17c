package io.warplab.physics.meteorology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Convection between two plates, in three modes: x' = sigma (y - x), y' = x (rho - z) - y, z' = x y
 * - beta z. Chaotic with the defaults.
 */
public final class Lorenz63 implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "lorenz-63",
                            "x' = sigma (y - x), y' = x (rho - z) - y, z' = x y - beta z",
                            List.of(
                                    Quantity.unbounded("x", "x", "", 1),
                                    Quantity.unbounded("y", "y", "", 1),
                                    Quantity.unbounded("z", "z", "", 25)),
                            List.of(
                                    new Quantity("sigma", "σ", "", 0.1, 50, 10),
                                    new Quantity("rho", "ρ", "", 0.1, 200, 28),
                                    new Quantity("beta", "β", "", 0.1, 10, 8.0 / 3)),
                            "",
                            0.75,
                            List.of(),
                            "E. N. Lorenz, Deterministic nonperiodic flow, Journal of the Atmospheric Sciences 20,"
                                    + " 1963",
                            Optional.of(
                                    new LyapunovExponent(
                                            0.9056,
                                            "J. C. Sprott, Chaos and Time-Series Analysis, 2003, appendix A")))
                    .withTerms(
                            Term.scaledBy("rho", "heating", "rho x"),
                            Term.scaledBy("beta", "dissipation", "- beta z"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T x = state[0];
        T y = state[1];
        T z = state[2];
        T[] dx = MathArrays.buildArray(time.getField(), 3);
        dx[0] = parameters[0].multiply(y.subtract(x));
        dx[1] = x.multiply(parameters[1].subtract(z)).subtract(y);
        dx[2] = x.multiply(y).subtract(parameters[2].multiply(z));
        return dx;
    }
}
