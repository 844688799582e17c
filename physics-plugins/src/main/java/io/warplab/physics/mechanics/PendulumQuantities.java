package io.warplab.physics.mechanics;

import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Term;

/** What the single pendulums have in common. */
final class PendulumQuantities {
    static final Quantity ANGLE = Quantity.unbounded("angle", "θ", "rad", 2.5);
    static final Quantity ANGULAR_VELOCITY =
            Quantity.unbounded("angular-velocity", "ω", "rad/s", 0);

    /** m g a / (m a^2 + I) of a rigid pendulum, g / length of a point mass. */
    static final Quantity OMEGA0_SQUARED =
            new Quantity("omega0-squared", "ω₀²", "1/s^2", 1, 400, 50);

    /** Viscous friction over moment of inertia. */
    static final Quantity DAMPING = new Quantity("damping", "γ", "1/s", 0, 5, 0.1);

    static final Term GRAVITY = Term.scaledBy("omega0-squared", "gravity", "omega0² sin(angle)");

    static final Term FRICTION = Term.scaledBy("damping", "damping", "- damping angle'");

    private PendulumQuantities() {}
}
