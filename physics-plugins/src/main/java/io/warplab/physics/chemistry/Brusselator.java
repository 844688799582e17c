package io.warplab.physics.chemistry;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * An autocatalytic reaction: x' = a + x^2 y - (b + 1) x, y' = b x - x^2 y. Rests at (a, b/a), and
 * oscillates when b is above 1 + a^2.
 */
public final class Brusselator implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "brusselator",
                            "x' = a + x² y - (b + 1) x, y' = b x - x² y",
                            List.of(
                                    Quantity.nonNegative("x", "x", "", 1),
                                    Quantity.nonNegative("y", "y", "", 1)),
                            List.of(
                                    new Quantity("a", "a", "", 0.01, 10, 1),
                                    new Quantity("b", "b", "", 0.01, 20, 3)),
                            "",
                            7.2,
                            List.of(),
                            "I. Prigogine, R. Lefever, Symmetry breaking instabilities in dissipative systems II,"
                                    + " Journal of Chemical Physics 48, 1968")
                    .withTerms(
                            Term.scaledBy("a", "supply", "a"),
                            Term.scaledBy("b", "conversion", "b x"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T catalysed = state[0].square().multiply(state[1]);
        T turned = parameters[1].multiply(state[0]);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = parameters[0].add(catalysed).subtract(turned).subtract(state[0]);
        dx[1] = turned.subtract(catalysed);
        return dx;
    }
}
