package io.warplab.physics.robotics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A quadrotor in a vertical plane, under constant thrust and torque, with linear drag: x'' = -(T/m)
 * sin(pitch) - d x', z'' = (T/m) cos(pitch) - d z' - g, pitch'' = tau/I - r pitch'. T is the sum of
 * the rotors' thrusts along the body's axis, tau their torque; m and I themselves cannot be told
 * from motion. A flight with varying inputs is a sequence of pieces with constant ones.
 */
public final class PlanarQuadrotor implements DynamicalSystem {
    /** Standard gravity, m/s^2. */
    private static final double GRAVITY = 9.80665;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "planar-quadrotor",
                            "x'' = -(T/m) sin(pitch) - d x', z'' = (T/m) cos(pitch) - d z' - g, pitch'' ="
                                    + " tau/I - r pitch'",
                            List.of(
                                    Quantity.unbounded("position-x", "x", "m", 0),
                                    Quantity.unbounded("height", "z", "m", 1),
                                    Quantity.unbounded("pitch", "θ", "rad", 0.1),
                                    Quantity.unbounded("velocity-x", "vₓ", "m/s", 0),
                                    Quantity.unbounded("climb-rate", "v_z", "m/s", 0),
                                    Quantity.unbounded("pitch-rate", "ω", "rad/s", 0)),
                            List.of(
                                    new Quantity("thrust-over-m", "T/m", "m/s^2", 0, 50, GRAVITY),
                                    new Quantity(
                                            "torque-over-inertia",
                                            "τ/I",
                                            "rad/s^2",
                                            -100,
                                            100,
                                            0.5),
                                    new Quantity("drag-over-m", "d", "1/s", 0, 5, 0.3),
                                    new Quantity(
                                            "rotational-drag-over-inertia", "r", "1/s", 0, 20, 1)),
                            "s",
                            1,
                            List.of(),
                            "R. Mahony, V. Kumar, P. Corke, Multirotor aerial vehicles: modeling, estimation, and"
                                    + " control of quadrotor, IEEE Robotics and Automation Magazine 19, 2012")
                    .withTerms(
                            Term.scaledBy("thrust-over-m", "thrust", "T/m"),
                            Term.scaledBy("torque-over-inertia", "torque", "tau/I"),
                            Term.scaledBy("drag-over-m", "drag", "- d x', - d z'"),
                            Term.scaledBy(
                                    "rotational-drag-over-inertia",
                                    "rotational-drag",
                                    "- r pitch'"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T lift = parameters[0];
        T drag = parameters[2];
        T[] dx = MathArrays.buildArray(time.getField(), 6);
        dx[0] = state[3];
        dx[1] = state[4];
        dx[2] = state[5];
        dx[3] = lift.multiply(state[2].sin()).add(drag.multiply(state[3])).negate();
        dx[4] = lift.multiply(state[2].cos()).subtract(drag.multiply(state[4])).subtract(GRAVITY);
        dx[5] = parameters[1].subtract(parameters[3].multiply(state[5]));
        return dx;
    }
}
