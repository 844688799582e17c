package io.warplab.physics.epidemiology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * An epidemic in a closed population, in fractions of it: S' = -beta S I, I' = beta S I - gamma I,
 * R' = gamma I. The basic reproduction number is beta / gamma.
 */
public final class Sir implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "sir",
                            "S' = -beta S I, I' = beta S I - gamma I, R' = gamma I, fractions of a population",
                            List.of(
                                    Compartments.fraction("susceptible", "S", 0.99),
                                    Compartments.fraction("infectious", "I", 0.01),
                                    Compartments.fraction("recovered", "R", 0)),
                            List.of(Compartments.TRANSMISSION, Compartments.RECOVERY),
                            "day",
                            4,
                            List.of(
                                    Compartments.POPULATION,
                                    new Invariant(
                                            "epidemic-constant",
                                            "",
                                            (x, p) -> x[0] + x[1] - p[1] / p[0] * Math.log(x[0]),
                                            "always")),
                            "W. O. Kermack, A. G. McKendrick, A contribution to the mathematical theory of"
                                    + " epidemics, Proceedings of the Royal Society A 115, 1927")
                    .withTerms(
                            Term.scaledBy("transmission", "infection", "beta S I"),
                            Term.scaledBy("recovery", "recovery", "gamma I"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T infections = parameters[0].multiply(state[0]).multiply(state[1]);
        T recoveries = parameters[1].multiply(state[1]);
        T[] dx = MathArrays.buildArray(time.getField(), 3);
        dx[0] = infections.negate();
        dx[1] = infections.subtract(recoveries);
        dx[2] = recoveries;
        return dx;
    }
}
