package io.warplab.physics.neuroscience;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A nerve cell in two variables without dimensions: membrane potential v' = v - v^3/3 - w + I,
 * recovery w' = epsilon (v + a - b w). Fires periodically with the defaults.
 */
public final class FitzHughNagumo implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "fitzhugh-nagumo",
                            "v' = v - v³/3 - w + I, w' = epsilon (v + a - b w)",
                            List.of(
                                    Quantity.unbounded("potential", "v", "", -1),
                                    Quantity.unbounded("recovery", "w", "", -0.5)),
                            List.of(
                                    new Quantity("a", "a", "", -1, 2, 0.7),
                                    new Quantity("b", "b", "", 0, 3, 0.8),
                                    new Quantity("epsilon", "ε", "", 0.001, 1, 0.08),
                                    new Quantity("current", "I", "", -2, 3, 0.5)),
                            "",
                            39,
                            List.of(),
                            "R. FitzHugh, Impulses and physiological states in theoretical models of nerve"
                                    + " membrane, Biophysical Journal 1, 1961")
                    .withTerms(
                            new Term(
                                    "recovery",
                                    "epsilon (v + a - b w)",
                                    Map.of("epsilon", 0.0, "a", 0.7, "b", 0.8)),
                            Term.scaledBy("b", "recovery-decay", "- epsilon b w"),
                            Term.scaledBy("current", "current", "I"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T v = state[0];
        T cubic = v.square().divide(3).negate().add(1).multiply(v);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = cubic.subtract(state[1]).add(parameters[3]);
        dx[1] =
                v.add(parameters[0])
                        .subtract(parameters[1].multiply(state[1]))
                        .multiply(parameters[2]);
        return dx;
    }
}
