package io.warplab.physics.celestial;

import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Two bodies in the plane of their orbit, by the position of one against the other: r'' = -mu r /
 * |r|^3, where mu = G (m1 + m2); the masses themselves cannot be told apart. Astronomical units and
 * years; mu of the Sun is 4 pi^2. The field is singular at a collision, r = 0.
 */
public final class KeplerTwoBody implements SeparableSystem {
    private static final double SUN = 4 * Math.PI * Math.PI;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                    "kepler-two-body",
                    "relative motion of two bodies: r'' = -mu r / |r|³",
                    List.of(
                            Quantity.unbounded("position-x", "x", "au", 1),
                            Quantity.unbounded("position-y", "y", "au", 0),
                            Quantity.unbounded("velocity-x", "vₓ", "au/year", 0),
                            Quantity.unbounded("velocity-y", "v_y", "au/year", 2 * Math.PI)),
                    List.of(
                            new Quantity(
                                    "gravitational-parameter",
                                    "μ",
                                    "au^3/year^2",
                                    0.01,
                                    1000,
                                    SUN)),
                    "year",
                    1,
                    List.of(
                            new Invariant(
                                    "energy",
                                    "au^2/year^2",
                                    (x, p) ->
                                            (x[2] * x[2] + x[3] * x[3]) / 2
                                                    - p[0] / Math.hypot(x[0], x[1]),
                                    "always"),
                            new Invariant(
                                    "angular-momentum",
                                    "au^2/year",
                                    (x, p) -> angularMomentum(x),
                                    "always"),
                            new Invariant(
                                    "eccentricity-x",
                                    "",
                                    (x, p) ->
                                            x[3] * angularMomentum(x) / p[0]
                                                    - x[0] / Math.hypot(x[0], x[1]),
                                    "always"),
                            new Invariant(
                                    "eccentricity-y",
                                    "",
                                    (x, p) ->
                                            -x[2] * angularMomentum(x) / p[0]
                                                    - x[1] / Math.hypot(x[0], x[1]),
                                    "always")),
                    "H. Goldstein, C. Poole, J. Safko, Classical Mechanics, 3rd ed., 2002, ch. 3");

    private static double angularMomentum(double[] x) {
        return x[0] * x[3] - x[1] * x[2];
    }

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] accelerations(
            T time, T[] positions, T[] parameters) {
        T square = positions[0].square().add(positions[1].square());
        T pull = parameters[0].divide(square.multiply(square.sqrt())).negate();
        T[] a = MathArrays.buildArray(time.getField(), 2);
        a[0] = pull.multiply(positions[0]);
        a[1] = pull.multiply(positions[1]);
        return a;
    }
}
