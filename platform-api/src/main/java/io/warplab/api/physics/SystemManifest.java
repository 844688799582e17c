package io.warplab.api.physics;

import java.util.List;

/**
 * What there is to know of a system besides its equation. Parameters should be identifiable from
 * the states: k/m rather than k and m.
 *
 * @param name unique kebab-case name
 * @param summary one sentence with the equation
 * @param states states in the order of the vector field
 * @param parameters parameters in the order of the vector field
 * @param timeUnit unit of time
 * @param characteristicTime typical time scale at the default parameters, in {@code timeUnit}
 * @param invariants conserved quantities, or empty
 * @param citation source of the equation
 */
public record SystemManifest(
        String name,
        String summary,
        List<Quantity> states,
        List<Quantity> parameters,
        String timeUnit,
        double characteristicTime,
        List<Invariant> invariants,
        String citation) {
    public SystemManifest {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        invariants = List.copyOf(invariants);
    }
}
