package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A rigid pendulum with viscous friction, its angle counted so that pi hangs down: d2(angle)/dt2 =
 * omega0^2 sin(angle) - damping d(angle)/dt, where omega0^2 = m g a / (m a^2 + I).
 */
public final class DampedPendulum implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "damped-pendulum",
                            "pendulum, pi hangs down: angle'' = omega0² sin(angle) - damping angle'",
                            List.of(PendulumQuantities.ANGLE, PendulumQuantities.ANGULAR_VELOCITY),
                            List.of(PendulumQuantities.OMEGA0_SQUARED, PendulumQuantities.DAMPING),
                            "s",
                            0.9,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "rad^2/s^2",
                                            (x, p) -> x[1] * x[1] / 2 + p[0] * Math.cos(x[0]),
                                            "damping = 0")),
                            "G. L. Baker, J. A. Blackburn, The Pendulum: A Case Study in Physics, 2005, ch. 2")
                    .withTerms(PendulumQuantities.GRAVITY, PendulumQuantities.FRICTION);

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = state[1];
        dx[1] = parameters[0].multiply(state[0].sin()).subtract(parameters[1].multiply(state[1]));
        return dx;
    }
}
