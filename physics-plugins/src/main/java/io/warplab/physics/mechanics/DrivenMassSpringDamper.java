package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** x'' = -(k/m) x - (c/m) x' + (F/m) cos(Omega t + phi). */
public final class DrivenMassSpringDamper implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "driven-mass-spring-damper",
                            "x'' = -(k/m) x - (c/m) x' + (F/m) cos(Omega t + phi)",
                            List.of(OscillatorQuantities.POSITION, OscillatorQuantities.VELOCITY),
                            List.of(
                                    OscillatorQuantities.K_OVER_M,
                                    OscillatorQuantities.C_OVER_M,
                                    HarmonicDrive.amplitude(
                                            "force-over-m", "F/m", "m/s^2", 2000, 100),
                                    HarmonicDrive.FREQUENCY,
                                    HarmonicDrive.PHASE),
                            "s",
                            0.36,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "m^2/s^2",
                                            (x, p) -> x[1] * x[1] / 2 + p[0] * x[0] * x[0] / 2,
                                            "c-over-m = 0, force-over-m = 0")),
                            "D. J. Inman, Engineering Vibration, 4th ed., 2014, ch. 2")
                    .withTerms(
                            Term.scaledBy("k-over-m", "restoring-force", "- (k/m) x"),
                            Term.scaledBy("c-over-m", "damping", "- (c/m) x'"),
                            HarmonicDrive.term("force-over-m", "(F/m) cos(Omega t + phi)"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = state[1];
        dx[1] =
                HarmonicDrive.at(time, parameters, 2)
                        .subtract(parameters[0].multiply(state[0]))
                        .subtract(parameters[1].multiply(state[1]));
        return dx;
    }
}
