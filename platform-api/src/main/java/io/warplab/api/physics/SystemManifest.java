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
 * @param terms parts of the equation that can be left out one at a time, or empty
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
        Optional<LyapunovExponent> lyapunovExponent,
        List<Term> terms) {
    public SystemManifest {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        invariants = List.copyOf(invariants);
        terms = List.copyOf(terms);
    }

    /** The manifest of a system that names no terms. */
    public SystemManifest(
            String name,
            String summary,
            List<Quantity> states,
            List<Quantity> parameters,
            String timeUnit,
            double characteristicTime,
            List<Invariant> invariants,
            String citation,
            Optional<LyapunovExponent> lyapunovExponent) {
        this(
                name,
                summary,
                states,
                parameters,
                timeUnit,
                characteristicTime,
                invariants,
                citation,
                lyapunovExponent,
                List.of());
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

    /** The same manifest with these terms, in the order of the equation. */
    public SystemManifest withTerms(Term... named) {
        return new SystemManifest(
                name,
                summary,
                states,
                parameters,
                timeUnit,
                characteristicTime,
                invariants,
                citation,
                lyapunovExponent,
                List.of(named));
    }
}
