package io.warplab.physics.ecology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Prey N with a carrying capacity and predators P that saturate: N' = r N (1 - N/K) - a N P / (1 +
 * a h N), P' = e a N P / (1 + a h N) - m P. Below a capacity of (e + m h) / (a h (e - m h)) they
 * settle at N = m / (a (e - m h)); above it, as with the defaults, they cycle.
 */
public final class RosenzweigMacArthur implements DynamicalSystem {
    /** A carrying capacity that no population feels. */
    private static final double UNLIMITED = 1e300;

    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "rosenzweig-macarthur",
                            "prey N' = r N (1 - N/K) - a N P/(1 + a h N), predators P' = e a N P/(1 + a h N) -"
                                    + " m P",
                            List.of(
                                    Quantity.nonNegative("prey", "N", "", 1),
                                    Quantity.nonNegative("predators", "P", "", 1)),
                            List.of(
                                    new Quantity("prey-growth", "r", "1/year", 0.01, 20, 1),
                                    new Quantity("carrying-capacity", "K", "", 0.1, 1000, 5),
                                    new Quantity("attack-rate", "a", "1/year", 0.01, 100, 1),
                                    new Quantity("handling-time", "h", "year", 0, 10, 0.5),
                                    new Quantity("conversion", "e", "", 0.001, 2, 0.5),
                                    new Quantity("predator-death", "m", "1/year", 0.01, 20, 0.3)),
                            "year",
                            18.5,
                            List.of(),
                            "M. L. Rosenzweig, R. H. MacArthur, Graphical representation and stability conditions"
                                    + " of predator-prey interactions, The American Naturalist 97, 1963")
                    .withTerms(
                            new Term(
                                    "crowding", "- r N²/K", Map.of("carrying-capacity", UNLIMITED)),
                            Term.scaledBy(
                                    "handling-time", "saturation", "a h N in the denominator"),
                            new Term(
                                    "predation",
                                    "a N P/(1 + a h N), taken and eaten",
                                    Map.of(
                                            "attack-rate",
                                            0.0,
                                            "handling-time",
                                            0.5,
                                            "conversion",
                                            0.5)),
                            Term.scaledBy("predator-death", "predator-death", "- m P"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T prey = state[0];
        T predators = state[1];
        T attack = parameters[2].multiply(prey);
        T eaten = attack.multiply(predators).divide(attack.multiply(parameters[3]).add(1));
        T room = prey.divide(parameters[1]).negate().add(1);
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        dx[0] = parameters[0].multiply(prey).multiply(room).subtract(eaten);
        dx[1] = parameters[4].multiply(eaten).subtract(parameters[5].multiply(predators));
        return dx;
    }
}
