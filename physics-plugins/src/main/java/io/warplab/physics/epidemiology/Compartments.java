package io.warplab.physics.epidemiology;

import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Quantity;
import java.util.Arrays;

/** What the compartment models have in common: fractions of a population that sum to one. */
final class Compartments {
    static final Quantity TRANSMISSION = new Quantity("transmission", "β", "1/day", 0.01, 10, 0.5);
    static final Quantity RECOVERY = new Quantity("recovery", "γ", "1/day", 0.01, 5, 0.25);

    static final Invariant POPULATION =
            new Invariant("population", "", (x, p) -> Arrays.stream(x).sum(), "always");

    private Compartments() {}

    static Quantity fraction(String name, String symbol, double initial) {
        return new Quantity(name, symbol, "", 0, 1, initial);
    }
}
