package io.warplab.physics.mechanics;

import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The ideal pendulum, without friction, its angle counted so that pi hangs down: d2(angle)/dt2 =
 * omega0^2 sin(angle).
 */
public final class Pendulum implements SeparableSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                    "pendulum",
                    "ideal pendulum, pi hangs down: angle'' = omega0² sin(angle)",
                    List.of(PendulumQuantities.ANGLE, PendulumQuantities.ANGULAR_VELOCITY),
                    List.of(PendulumQuantities.OMEGA0_SQUARED),
                    "s",
                    0.9,
                    List.of(
                            new Invariant(
                                    "energy",
                                    "rad^2/s^2",
                                    (x, p) -> x[1] * x[1] / 2 + p[0] * Math.cos(x[0]),
                                    "always")),
                    "G. L. Baker, J. A. Blackburn, The Pendulum: A Case Study in Physics, 2005, ch. 2");

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] accelerations(
            T time, T[] positions, T[] parameters) {
        T[] a = MathArrays.buildArray(time.getField(), 1);
        a[0] = parameters[0].multiply(positions[0].sin());
        return a;
    }
}
