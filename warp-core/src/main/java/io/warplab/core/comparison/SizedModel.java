package io.warplab.core.comparison;

import java.util.List;
import java.util.Map;

/**
 * A model brought to a number of parameters.
 *
 * @param config its settings
 * @param parameters trained numbers by its own count; -1: it does not tell before it is trained
 * @param budget what it was to be brought to; 0: nothing
 * @param changed settings that were changed, such as {@code hidden = 57}
 * @param note why it could not be sized; empty where it was, or where there was no budget
 */
public record SizedModel(
        Map<String, Object> config,
        long parameters,
        long budget,
        List<String> changed,
        String note) {
    /** The share of the budget by which a model may miss it. */
    public static final double TOLERANCE = 0.05;

    public SizedModel {
        changed = List.copyOf(changed);
    }

    /** Whether it has a size that follows the budget. */
    public boolean isSized() {
        return budget > 0 && note.isEmpty();
    }

    /** parameters / budget - 1; NaN where it was not sized. */
    public double miss() {
        return isSized() ? (double) parameters / budget - 1 : Double.NaN;
    }

    /** Whether whole steps of its sizes do not come within the tolerance. */
    public boolean misses() {
        return Math.abs(miss()) > TOLERANCE;
    }
}
