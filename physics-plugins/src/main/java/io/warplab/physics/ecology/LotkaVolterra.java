package io.warplab.physics.ecology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Prey x and predators y: x' = a x - b x y, y' = d x y - c y. */
public final class LotkaVolterra implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "lotka-volterra",
                            "prey x' = a x - b x y, predators y' = d x y - c y",
                            List.of(
                                    new Quantity("prey", "x", "", 0, Double.POSITIVE_INFINITY, 1),
                                    new Quantity(
                                            "predators", "y", "", 0, Double.POSITIVE_INFINITY, 1)),
                            List.of(
                                    new Quantity("prey-growth", "a", "1/s", 0.01, 200, 35),
                                    new Quantity("predation", "b", "1/s", 0.001, 300, 100),
                                    new Quantity("predator-death", "c", "1/s", 0.01, 300, 100),
                                    new Quantity("predator-growth", "d", "1/s", 0.001, 200, 35)),
                            "s",
                            0.1,
                            List.of(
                                    new Invariant(
                                            "lotka-volterra-constant",
                                            "1/s",
                                            (x, p) ->
                                                    p[3] * x[0]
                                                            - p[2] * Math.log(x[0])
                                                            + p[1] * x[1]
                                                            - p[0] * Math.log(x[1]),
                                            "always")),
                            "A. J. Lotka, Elements of Physical Biology, 1925; V. Volterra, Nature 118, 1926")
                    .withTerms(
                            Term.scaledBy("prey-growth", "prey-growth", "a x"),
                            Term.scaledBy("predation", "predation", "- b x y"),
                            Term.scaledBy("predator-death", "predator-death", "- c y"),
                            Term.scaledBy("predator-growth", "predator-growth", "d x y"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T[] dx = MathArrays.buildArray(time.getField(), 2);
        T met = state[0].multiply(state[1]);
        dx[0] = parameters[0].multiply(state[0]).subtract(parameters[1].multiply(met));
        dx[1] = parameters[3].multiply(met).subtract(parameters[2].multiply(state[1]));
        return dx;
    }
}
