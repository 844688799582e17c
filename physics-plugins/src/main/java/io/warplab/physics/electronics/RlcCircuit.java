package io.warplab.physics.electronics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Resistor, inductor and capacitor in series on a source of constant voltage U: u' = i / C, i' = (U
 * - R i - u) / L. The parameters are the reciprocals and ratios that the field is linear in; with
 * voltage and current measured, C = 1 / (1/C), L = 1 / (1/L), R = (R/L) L and U = (U/L) L follow.
 */
public final class RlcCircuit implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "rlc-circuit",
                            "in series on a source U: u' = i/C, i' = (U - R i - u)/L",
                            List.of(
                                    Quantity.unbounded("capacitor-voltage", "u", "V", 0),
                                    Quantity.unbounded("current", "i", "A", 0)),
                            List.of(
                                    new Quantity(
                                            "inverse-capacitance", "1/C", "1/F", 1e3, 1e7, 1e5),
                                    new Quantity("inverse-inductance", "1/L", "1/H", 1, 1e4, 100),
                                    new Quantity("r-over-l", "R/L", "1/s", 0, 1e5, 1000),
                                    new Quantity("u-over-l", "U/L", "A/s", -1e5, 1e5, 500)),
                            "s",
                            2e-3,
                            List.of(
                                    new Invariant(
                                            "energy", "A^2", RlcCircuit::energy, "r-over-l = 0")),
                            "J. W. Nilsson, S. A. Riedel, Electric Circuits, 10th ed., 2014, ch. 8")
                    .withTerms(
                            Term.scaledBy("r-over-l", "resistance", "- (R/L) i"),
                            Term.scaledBy("u-over-l", "source", "U/L"));

    /** Energy over L / 2, the work of the source counted in. */
    private static double energy(double[] x, double[] p) {
        double overSource = x[0] - p[3] / p[1];
        return x[1] * x[1] + p[1] / p[0] * overSource * overSource;
    }

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = parameters[0].multiply(state[1]);
        dx[1] =
                parameters[3]
                        .subtract(parameters[2].multiply(state[1]))
                        .subtract(parameters[1].multiply(state[0]));
        return dx;
    }
}
