package org.example.myduffing;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A Duffing oscillator on a shaker: x'' = -alpha x - beta x^3 - delta x' + a cos(Omega t) + b
 * sin(Omega t). A negative alpha makes two wells, as of a buckled beam.
 *
 * <p>Omega is what the shaker is set to, so it is no parameter; its phase at the start of a
 * recording is unknown. Two amplitudes say the same as amplitude and phase, and the equation is
 * linear in them.
 */
public final class MyDuffing implements DynamicalSystem {
    /** Omega, in rad/s. */
    private static final double SHAKER = 1;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                    "my-duffing",
                    "x'' = -alpha x - beta x³ - delta x' + a cos(Omega t) + b sin(Omega t)",
                    List.of(
                            Quantity.unbounded("position", "x", "m", 0.5),
                            Quantity.unbounded("velocity", "v", "m/s", 0)),
                    List.of(
                            new Quantity("linear-stiffness", "α", "1/s^2", -10, 10, 0.5),
                            new Quantity("cubic-stiffness", "β", "1/(m^2 s^2)", 0, 10, 0.5),
                            new Quantity("damping", "δ", "1/s", 0, 5, 0.1),
                            new Quantity("drive-cosine", "a", "m/s^2", -2, 2, 0),
                            new Quantity("drive-sine", "b", "m/s^2", -2, 2, 0)),
                    "s",
                    2 * Math.PI / SHAKER,
                    List.of(
                            new Invariant(
                                    "energy",
                                    "m^2/s^2",
                                    (x, p) ->
                                            x[1] * x[1] / 2
                                                    + p[0] * x[0] * x[0] / 2
                                                    + p[1] * Math.pow(x[0], 4) / 4,
                                    "damping = 0, drive-cosine = 0, drive-sine = 0")),
                    "J. Guckenheimer, P. Holmes, Nonlinear Oscillations, Dynamical Systems, and"
                            + " Bifurcations of Vector Fields, 1983, section 2.2")
                    .withTerms(
                            Term.scaledBy("linear-stiffness", "linear-stiffness", "- alpha x"),
                            Term.scaledBy("cubic-stiffness", "cubic-stiffness", "- beta x³"),
                            Term.scaledBy("damping", "damping", "- delta x'"),
                            new Term(
                                    "drive",
                                    "a cos(Omega t) + b sin(Omega t)",
                                    Map.of("drive-cosine", 0.0, "drive-sine", 0.0)));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T x = state[0];
        T v = state[1];
        T angle = time.multiply(SHAKER);
        T stiffness = parameters[0].add(parameters[1].multiply(x.square()));
        T drive = parameters[3].multiply(angle.cos()).add(parameters[4].multiply(angle.sin()));
        T[] rates = MathArrays.buildArray(time.getField(), 2);
        rates[0] = v;
        rates[1] = drive.subtract(stiffness.multiply(x)).subtract(parameters[2].multiply(v));
        return rates;
    }
}
