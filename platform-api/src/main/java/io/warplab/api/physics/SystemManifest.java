package io.warplab.api.physics;

import java.util.List;
import java.util.Optional;

/**
 * What there is to know of a system besides its equation. Parameters should be identifiable from
 * the states: k/m rather than k and m.
 *
 * @param name unique kebab-case name
 * @param summary one sentence with the equation
 * @param states states in the order of the vector field
 * @param parameters parameters in the order of the vector field
 * @param timeUnit unit of time; empty for equations without dimensions, whose time is whatever the
 *     clock of the data counts in
 * @param characteristicTime typical time scale at the default parameters, in {@code timeUnit}
 * @param invariants conserved quantities, or empty
 * @param citation source of the equation
 * @param lyapunovExponent of a chaotic system, at the default parameters
 */
public record SystemManifest(
        String name,
        String summary,
        List<Quantity> states,
        List<Quantity> parameters,
        String timeUnit,
        double characteristicTime,
        List<Invariant> invariants,
        String citation,
        Optional<LyapunovExponent> lyapunovExponent) {
    public SystemManifest {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        invariants = List.copyOf(invariants);
    }

    /** The manifest of a system that is not chaotic at its default parameters. */
    public SystemManifest(
            String name,
            String summary,
            List<Quantity> states,
            List<Quantity> parameters,
            String timeUnit,
            double characteristicTime,
            List<Invariant> invariants,
            String citation) {
        this(
                name,
                summary,
                states,
                parameters,
                timeUnit,
                characteristicTime,
                invariants,
                citation,
                Optional.empty());
    }
}
