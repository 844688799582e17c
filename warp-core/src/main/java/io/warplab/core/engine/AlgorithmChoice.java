package io.warplab.core.engine;

import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrenceShape;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The exact way to evaluate a recurrence that takes the least time of those that fit the memory, by
 * the time that its operations and its traffic with main memory would take on a machine with the
 * rates given here. Only the ratio of the rates matters to the choice. Blocks are cut, to one
 * sequence if need be, before a way counts as one that does not fit.
 *
 * @param mode the way to go; where none fits, the one that needs the least memory
 * @param fastest what would take the least time were there memory enough; null where no cost is
 *     known
 * @param ways the exact modes whose cost is known
 */
public record AlgorithmChoice(Mode mode, Mode fastest, Map<Mode, Way> ways) {
    /** Operations that a core does while main memory delivers a byte. */
    public static final double FLOPS_PER_BYTE = 8;

    /** Lanes in a block of {@link Mode#CHUNKED}, which all workers share, at most. */
    private static final int SHARED_LANES = 256;

    /**
     * One way to evaluate a recurrence.
     *
     * @param cost with blocks as large as fit
     * @param blockLanes sequences in a block
     * @param fits whether the memory suffices
     */
    public record Way(RecurrenceCost cost, int blockLanes, boolean fits) {}

    public AlgorithmChoice {
        ways = Map.copyOf(ways);
    }

    /**
     * Chooses.
     *
     * @param shape sizes, with the largest blocks that are wanted
     * @param lastOnly whether the last states alone are read, from known drives
     * @param wanted the mode to use whatever it costs; null: to be chosen
     * @param memory bytes that the recurrence may hold
     */
    public static AlgorithmChoice of(
            Recurrence recurrence,
            RecurrenceShape shape,
            boolean lastOnly,
            Mode wanted,
            double memory) {
        Map<Mode, RecurrenceCost> free = new EnumMap<>(Mode.class);
        Map<Mode, Way> ways = new EnumMap<>(Mode.class);
        for (Mode mode : recurrence.modes()) {
            RecurrenceShape largest = withBlocks(shape, largestBlock(mode, shape));
            RecurrenceCost cost = recurrence.cost(mode, largest);
            if (cost != null && (lastOnly || mode != Mode.CHUNKED)) {
                free.put(mode, cost);
                ways.put(mode, fitting(recurrence, mode, largest, memory));
            }
        }
        Mode fastest = least(free, AlgorithmChoice::time);
        return new AlgorithmChoice(
                wanted != null ? wanted : choose(recurrence, ways), fastest, ways);
    }

    private static Mode choose(Recurrence recurrence, Map<Mode, Way> ways) {
        Map<Mode, Way> fitting = new EnumMap<>(Mode.class);
        ways.forEach(
                (mode, way) -> {
                    if (way.fits) {
                        fitting.put(mode, way);
                    }
                });
        if (ways.isEmpty()) {
            return stepping(recurrence.modes());
        }
        return fitting.isEmpty()
                ? least(ways, way -> way.cost.memory())
                : least(fitting, way -> time(way.cost));
    }

    private static Mode stepping(Set<Mode> modes) {
        return modes.contains(Mode.RECURRENT) ? Mode.RECURRENT : modes.iterator().next();
    }

    private static <V> Mode least(Map<Mode, V> all, ToDoubleFunction<V> measure) {
        return all.entrySet().stream()
                .min(
                        (a, b) ->
                                Double.compare(
                                        measure.applyAsDouble(a.getValue()),
                                        measure.applyAsDouble(b.getValue())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static int largestBlock(Mode mode, RecurrenceShape shape) {
        return mode == Mode.CHUNKED ? Math.min(SHARED_LANES, shape.lanes()) : shape.blockLanes();
    }

    private static Way fitting(
            Recurrence recurrence, Mode mode, RecurrenceShape largest, double memory) {
        RecurrenceShape shape = largest;
        RecurrenceCost cost = recurrence.cost(mode, shape);
        while (cost.memory() > memory && shape.blockLanes() > 1) {
            shape = withBlocks(shape, (shape.blockLanes() + 1) / 2);
            cost = recurrence.cost(mode, shape);
        }
        return new Way(cost, shape.blockLanes(), cost.memory() <= memory);
    }

    private static RecurrenceShape withBlocks(RecurrenceShape s, int blockLanes) {
        return new RecurrenceShape(
                s.lanes(),
                blockLanes,
                s.steps(),
                s.columns(),
                s.nonzeroColumns(),
                s.workers(),
                s.feedback(),
                s.elementBytes());
    }

    /** Sequences in a block of the mode to use. */
    public int blockLanes(RecurrenceShape shape) {
        Way way = ways.get(mode);
        return way != null ? way.blockLanes : largestBlock(mode, shape);
    }

    /** Cost of the mode to use; zeros where it is not known. */
    public RecurrenceCost cost() {
        Way way = ways.get(mode);
        return way != null ? way.cost : new RecurrenceCost(0, 0, 0);
    }

    /** Expected time, in operations. */
    public static double time(RecurrenceCost cost) {
        return cost.flops() + FLOPS_PER_BYTE * cost.bytes();
    }
}
