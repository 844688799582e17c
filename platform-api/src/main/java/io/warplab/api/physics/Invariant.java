package io.warplab.api.physics;

/**
 * A quantity that the exact flow keeps, such as energy.
 *
 * @param name such as {@code energy}
 * @param unit its unit
 * @param value from (state, parameters) to its value
 * @param holds for which parameters it is conserved: {@code always}, or settings such as {@code
 *     damping = 0}, joined by commas
 */
public record Invariant(String name, String unit, Evaluation value, String holds) {
    /** Evaluates an invariant. */
    @FunctionalInterface
    public interface Evaluation {
        double at(double[] state, double[] parameters);
    }
}
