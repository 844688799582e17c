package io.warplab.api.physics;

import io.warplab.api.error.Problems;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a vector field that means something on its own, such as damping or a drive, and how to
 * leave it out: by holding parameters at values at which it vanishes. That makes a deliberately
 * wrong model of the same system, to see what the term is worth ({@code warp ablate}).
 *
 * @param name kebab-case, unique within its system, such as {@code damping}
 * @param summary the term as it stands in the equation, such as {@code - damping angle'}
 * @param off parameter name to the value, in the manifest's unit, that it is held at when the term
 *     is left out: the value at which the term vanishes, which may lie outside the parameter's
 *     bounds, and any value for each parameter that only this term has (a drive's frequency)
 */
public record Term(String name, String summary, Map<String, Double> off) {
    public Term {
        Problems problems = new Problems();
        problems.require(name != null && !name.isBlank(), "name", "expected a name, got nothing");
        problems.require(
                summary != null && !summary.isBlank(),
                "summary",
                "expected the term as it stands in the equation, got nothing");
        problems.require(
                off != null && !off.isEmpty(),
                "off",
                "expected at least one parameter that switches the term off, got nothing");
        if (off != null) {
            off.forEach(
                    (parameter, value) ->
                            problems.require(
                                    value != null && Double.isFinite(value),
                                    "off." + parameter,
                                    "expected a finite number, got " + value));
        }
        problems.throwIfAny("bad-term", "Mend the term '" + name + "' of the system's manifest.");
        // In the order of names: what is printed should not change from run to run.
        off = Collections.unmodifiableMap(new TreeMap<>(off));
    }

    /** A term that vanishes with one parameter at zero. */
    public static Term scaledBy(String parameter, String name, String summary) {
        return new Term(name, summary, Map.of(parameter, 0.0));
    }
}
