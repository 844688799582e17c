package io.warplab.physics.epidemiology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Term;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * An epidemic with a latent period, in fractions of a closed population: S' = -beta S I, E' = beta
 * S I - sigma E, I' = sigma E - gamma I, R' = gamma I. The basic reproduction number is beta /
 * gamma, the mean latent period 1 / sigma.
 */
public final class Seir implements DynamicalSystem {
    private static final SystemManifest MANIFEST =
            new SystemManifest(
                            "seir",
                            "S' = -beta S I, E' = beta S I - sigma E, I' = sigma E - gamma I, R' = gamma I",
                            List.of(
                                    Compartments.fraction("susceptible", "S", 0.99),
                                    Compartments.fraction("exposed", "E", 0),
                                    Compartments.fraction("infectious", "I", 0.01),
                                    Compartments.fraction("recovered", "R", 0)),
                            List.of(
                                    Compartments.TRANSMISSION,
                                    new Quantity("incubation", "σ", "1/day", 0.01, 5, 0.2),
                                    Compartments.RECOVERY),
                            "day",
                            5,
                            List.of(Compartments.POPULATION),
                            "R. M. Anderson, R. M. May, Infectious Diseases of Humans: Dynamics and Control, 1991,"
                                    + " ch. 6")
                    .withTerms(
                            Term.scaledBy("transmission", "infection", "beta S I"),
                            Term.scaledBy("incubation", "onset", "sigma E"),
                            Term.scaledBy("recovery", "recovery", "gamma I"));

    @Override
    public SystemManifest manifest() {
        return MANIFEST;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        T infections = parameters[0].multiply(state[0]).multiply(state[2]);
        T onsets = parameters[1].multiply(state[1]);
        T recoveries = parameters[2].multiply(state[2]);
        T[] dx = MathArrays.buildArray(time.getField(), 4);
        dx[0] = infections.negate();
        dx[1] = infections.subtract(onsets);
        dx[2] = onsets.subtract(recoveries);
        dx[3] = recoveries;
        return dx;
    }
}
