package io.warplab.physics.mechanics;

import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A rigid pendulum whose pivot is carried along a straight rail, its angle counted so that pi hangs
 * down: d2(angle)/dt2 = omega0^2 (sin(angle) - (a/g) cos(angle)) - damping d(angle)/dt, where a is
 * the cart's acceleration, positive to the side where the angle is positive, and omega0^2 = m g l /
 * (m l^2 + I). The acceleration is an input: measured or set.
 */
public final class PendulumOnCart implements DrivenSystem {
    /** Standard gravity, m/s^2. */
    private static final double GRAVITY = 9.80665;

    private static final List<Quantity> INPUTS =
            List.of(Quantity.unbounded("cart-acceleration", "a", "m/s^2", 0));

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                    "pendulum-on-cart",
                    "pendulum on a cart of known acceleration a, pi hangs down: angle'' = omega0²"
                            + " (sin(angle) - (a/g) cos(angle)) - damping angle'",
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
                    "K. J. Astrom, R. M. Murray, Feedback Systems, 2nd ed., 2021, ch. 3");

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public List<Quantity> inputs() {
        return INPUTS;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(
            T time, T[] state, T[] inputs, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        T pull = state[0].sin().subtract(state[0].cos().multiply(inputs[0].divide(GRAVITY)));
        dx[0] = state[1];
        dx[1] = parameters[0].multiply(pull).subtract(parameters[1].multiply(state[1]));
        return dx;
    }
}
