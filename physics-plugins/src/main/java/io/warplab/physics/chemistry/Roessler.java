package io.warplab.physics.chemistry;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.LyapunovExponent;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Roessler's system, made up after the folding of chemical reactions: x' = -y - z, y' = x + a y, z'
 * = b + z (x - c). Chaotic with the defaults.
 */
public final class Roessler implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "roessler",
                            "x' = -y - z, y' = x + a y, z' = b + z (x - c)",
                            List.of(
                                    Quantity.unbounded("x", "x", "", 1),
                                    Quantity.unbounded("y", "y", "", 1),
                                    Quantity.unbounded("z", "z", "", 0)),
                            List.of(
                                    new Quantity("a", "a", "", 0.01, 0.5, 0.2),
                                    new Quantity("b", "b", "", 0.01, 5, 0.2),
                                    new Quantity("c", "c", "", 0.5, 30, 5.7)),
                            "",
                            5.9,
                            List.of(),
                            "O. E. Rössler, An equation for continuous chaos, Physics Letters A 57, 1976",
                            Optional.of(
                                    new LyapunovExponent(
                                            0.0714,
                                            "J. C. Sprott, Chaos and Time-Series Analysis, 2003, appendix A")))
                    .withTerms(
                            Term.scaledBy("a", "excitation", "a y"),
                            Term.scaledBy("b", "source", "b"),
                            Term.scaledBy("c", "decay", "- c z"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 3);
        dx[0] = state[1].add(state[2]).negate();
        dx[1] = state[0].add(parameters[0].multiply(state[1]));
        dx[2] = parameters[1].add(state[2].multiply(state[0].subtract(parameters[2])));
        return dx;
    }
}
