package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A damped pendulum under a harmonic torque, its angle counted so that pi hangs down: d2(angle)/dt2
 * = omega0^2 sin(angle) - damping d(angle)/dt + A cos(Omega t + phi), where A is torque over moment
 * of inertia.
 *
 * <p>The defaults are the chaotic case of Baker and Gollub: omega0 = 1, quality factor 2, amplitude
 * 1.5, Omega = 2/3.
 */
public final class DrivenPendulum implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "driven-pendulum",
                            "pendulum, pi hangs down: angle'' = omega0² sin(angle) - damping angle'"
                                    + " + A cos(Omega t + phi)",
                            List.of(PendulumQuantities.ANGLE, PendulumQuantities.ANGULAR_VELOCITY),
                            List.of(
                                    PendulumQuantities.OMEGA0_SQUARED.within(0.1, 400, 1),
                                    PendulumQuantities.DAMPING.within(0, 5, 0.5),
                                    HarmonicDrive.amplitude(
                                            "drive-amplitude", "A", "rad/s^2", 600, 1.5),
                                    HarmonicDrive.FREQUENCY.within(0.01, 100, 2.0 / 3),
                                    HarmonicDrive.PHASE),
                            "s",
                            2 * Math.PI,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "rad^2/s^2",
                                            (x, p) -> x[1] * x[1] / 2 + p[0] * Math.cos(x[0]),
                                            "damping = 0, drive-amplitude = 0")),
                            "G. L. Baker, J. P. Gollub, Chaotic Dynamics: An Introduction, 2nd ed., 1996, ch. 3",
                            Optional.of(
                                    new LyapunovExponent(
                                            0.112,
                                            "computed from this field, method of G. Benettin et al., Meccanica 15, 1980,"
                                                    + " over 48000 s")))
                    .withTerms(
                            PendulumQuantities.GRAVITY,
                            PendulumQuantities.FRICTION,
                            HarmonicDrive.term("drive-amplitude", "A cos(Omega t + phi)"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = state[1];
        dx[1] =
                parameters[0]
                        .multiply(state[0].sin())
                        .subtract(parameters[1].multiply(state[1]))
                        .add(HarmonicDrive.at(time, parameters, 2));
        return dx;
    }
}
