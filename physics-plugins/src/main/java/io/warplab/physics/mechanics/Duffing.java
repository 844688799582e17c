package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The driven Duffing oscillator, a mass on a spring with a cubic term: x'' = -alpha x - beta x^3 -
 * delta x' + A cos(Omega t + phi). A negative alpha makes two wells, as of a buckled beam.
 *
 * <p>The defaults are the chaotic two-well case of Guckenheimer and Holmes.
 */
public final class Duffing implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "duffing",
                            "x'' = -alpha x - beta x³ - delta x' + A cos(Omega t + phi)",
                            List.of(
                                    // Not the 1 of its siblings: that is the bottom of a well.
                                    Quantity.unbounded("position", "x", "m", 0.5),
                                    OscillatorQuantities.VELOCITY),
                            List.of(
                                    new Quantity("linear-stiffness", "α", "1/s^2", -100, 100, -1),
                                    new Quantity("cubic-stiffness", "β", "1/(m^2 s^2)", 0, 100, 1),
                                    new Quantity("damping", "δ", "1/s", 0, 5, 0.25),
                                    HarmonicDrive.amplitude(
                                            "drive-amplitude", "A", "m/s^2", 100, 0.3),
                                    HarmonicDrive.FREQUENCY.within(0.01, 50, 1),
                                    HarmonicDrive.PHASE),
                            "s",
                            2 * Math.PI,
                            List.of(
                                    new Invariant(
                                            "energy",
                                            "m^2/s^2",
                                            (x, p) ->
                                                    x[1] * x[1] / 2
                                                            + p[0] * x[0] * x[0] / 2
                                                            + p[1] * Math.pow(x[0], 4) / 4,
                                            "damping = 0, drive-amplitude = 0")),
                            "G. Duffing, Erzwungene Schwingungen bei veränderlicher Eigenfrequenz, 1918;"
                                    + " J. Guckenheimer, P. Holmes, Nonlinear Oscillations, Dynamical Systems,"
                                    + " and Bifurcations of Vector Fields, 1983, section 2.2",
                            Optional.of(
                                    new LyapunovExponent(
                                            0.119,
                                            "computed from this field, method of G. Benettin et al., Meccanica 15, 1980,"
                                                    + " over 48000 s")))
                    .withTerms(
                            Term.scaledBy("linear-stiffness", "linear-stiffness", "- alpha x"),
                            Term.scaledBy("cubic-stiffness", "cubic-stiffness", "- beta x³"),
                            Term.scaledBy("damping", "damping", "- delta x'"),
                            HarmonicDrive.term("drive-amplitude", "A cos(Omega t + phi)"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T x = state[0];
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = state[1];
        T stiffness = parameters[0].add(parameters[1].multiply(x.square()));
        dx[1] =
                HarmonicDrive.at(time, parameters, 3)
                        .subtract(stiffness.multiply(x))
                        .subtract(parameters[2].multiply(state[1]));
        return dx;
    }
}
