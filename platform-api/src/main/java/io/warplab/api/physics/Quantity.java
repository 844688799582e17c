package io.warplab.api.physics;

import io.warplab.api.error.Problems;

/**
 * A state or parameter with its unit and bounds.
 *
 * @param name kebab-case, such as {@code omega0-squared}
 * @param symbol as in the literature, such as {@code ω₀²}
 * @param unit such as {@code 1/s^2}; empty when dimensionless
 * @param lower lower bound, -infinity allowed for states
 * @param upper upper bound, infinity allowed for states
 * @param initial a typical value within the bounds: the default of a parameter, the scale-setting
 *     start of a state
 */
public record Quantity(
        String name, String symbol, String unit, double lower, double upper, double initial) {
    public Quantity {
        Problems problems = new Problems();
        problems.require(
                lower < upper,
                name,
                "lower bound " + lower + " must be below upper bound " + upper);
        problems.require(
                !(lower < upper) || initial >= lower && initial <= upper,
                name,
                "value " + initial + " must lie within [" + lower + ", " + upper + "]");
        problems.throwIfAny(
                "bad-bounds", "Give bounds as lower, upper with the default between them.");
    }

    /** A state that may take any value. */
    public static Quantity unbounded(String name, String symbol, String unit, double initial) {
        return new Quantity(
                name, symbol, unit, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, initial);
    }

    /** A state that is never below zero, such as a concentration. */
    public static Quantity nonNegative(String name, String symbol, String unit, double initial) {
        return new Quantity(name, symbol, unit, 0, Double.POSITIVE_INFINITY, initial);
    }

    /** The same quantity with other bounds and default. */
    public Quantity within(double newLower, double newUpper, double newInitial) {
        return new Quantity(name, symbol, unit, newLower, newUpper, newInitial);
    }
}
