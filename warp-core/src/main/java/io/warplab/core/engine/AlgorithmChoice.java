package io.warplab.core.engine;

import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrenceShape;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Picks the cheapest exact way to evaluate a recurrence, by the time that its operations and its
 * traffic with main memory would take on a machine with the rates given here. Only the ratio of the
 * rates matters to the choice.
 */
public final class AlgorithmChoice {
    /** Operations that a core does while main memory delivers a byte. */
    public static final double FLOPS_PER_BYTE = 8;

    private AlgorithmChoice() {}

    /**
     * Costs of the exact modes.
     *
     * @param lastOnly whether the last states alone are read, from known drives
     */
    public static Map<Mode, RecurrenceCost> costs(
            Recurrence recurrence, RecurrenceShape shape, boolean lastOnly) {
        Map<Mode, RecurrenceCost> all = new EnumMap<>(Mode.class);
        for (Mode mode : recurrence.modes()) {
            RecurrenceCost cost = recurrence.cost(mode, shape);
            if (cost != null && (lastOnly || mode != Mode.CHUNKED)) {
                all.put(mode, cost);
            }
        }
        return all;
    }

    /** The mode with the least time; without known costs the first that steps. */
    public static Mode choose(Recurrence recurrence, RecurrenceShape shape, boolean lastOnly) {
        return costs(recurrence, shape, lastOnly).entrySet().stream()
                .min((a, b) -> Double.compare(time(a.getValue()), time(b.getValue())))
                .map(Map.Entry::getKey)
                .orElseGet(() -> stepping(recurrence.modes()));
    }

    private static Mode stepping(Set<Mode> modes) {
        return modes.contains(Mode.RECURRENT) ? Mode.RECURRENT : modes.iterator().next();
    }

    /** Expected time, in operations. */
    public static double time(RecurrenceCost cost) {
        return cost.flops() + FLOPS_PER_BYTE * cost.bytes();
    }
}
