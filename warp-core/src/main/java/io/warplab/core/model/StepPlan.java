package io.warplab.core.model;

import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrenceShape;
import io.warplab.core.engine.AlgorithmChoice;
import io.warplab.core.engine.MemoryBudget;
import io.warplab.core.engine.WarpNetwork;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an optimiser step will do and need, from sizes alone; nothing is allocated.
 *
 * @param sizes what the step is taken on
 * @param parameters trained numbers
 * @param mode how the recurrence is evaluated; null without a hidden state
 * @param reason why so
 * @param alternatives costs of the recurrence in all exact modes
 * @param flops of the whole step; NaN where the decoder does not tell its own
 * @param bytes to and from main memory in the whole step
 * @param memory bytes held at once outside the Java heap: recurrence, parameters, gradient and
 *     optimiser
 * @param blockLanes sequences that are computed together
 */
public record StepPlan(
        Sizes sizes,
        long parameters,
        Mode mode,
        String reason,
        Map<Mode, RecurrenceCost> alternatives,
        double flops,
        double bytes,
        double memory,
        int blockLanes) {
    /** Lanes in a worker's block at most: a step's root weights then stay in cache. */
    static final int BLOCK_LANES = 64;

    /** Parameter, gradient, two moments: read, and all but the gradient written. */
    private static final double UPDATE_ACCESSES = 7;

    private static final double UPDATE_FLOPS = 14;

    public StepPlan {
        alternatives = Map.copyOf(alternatives);
    }

    /**
     * What a step is taken on.
     *
     * @param lanes N
     * @param steps T
     * @param adaptingSteps steps in which the hidden state changes
     * @param columns of the initial states
     * @param nonzeroColumns how many of them may be other than zero
     */
    public record Sizes(int lanes, int steps, int adaptingSteps, int columns, int nonzeroColumns) {
        /** With as many columns as there can be. */
        Sizes(int lanes, int steps, int adaptingSteps, int columns) {
            this(lanes, steps, adaptingSteps, columns, columns);
        }

        Sizes withColumns(int other, int nonzero) {
            return new Sizes(lanes, steps, adaptingSteps, other, nonzero);
        }
    }

    /**
     * The plan for a network.
     *
     * @param wanted mode to use; null: to be chosen
     */
    static StepPlan of(WarpNetwork network, ModelContext context, Sizes sizes, Mode wanted) {
        long parameters =
                network.parameters().values().stream()
                        .flatMap(Collection::stream)
                        .mapToLong(StepPlan::size)
                        .sum();
        int elementBytes = network.precision().bytes();
        boolean lastOnly = context.task().kind() == Task.Kind.CLASSIFICATION;
        double update = UPDATE_ACCESSES * parameters * elementBytes;
        double held = 4.0 * parameters * elementBytes;
        double outside =
                network.decoder().flops() * sizes.lanes() * (lastOnly ? 1 : sizes.steps())
                        + UPDATE_FLOPS * parameters;
        int block = blockLanes(network, context, sizes);
        if (!network.hasState()) {
            return new StepPlan(
                    sizes,
                    parameters,
                    null,
                    "the decoder reads no hidden state",
                    Map.of(),
                    outside,
                    update,
                    held,
                    block);
        }
        RecurrenceShape shape =
                new RecurrenceShape(
                        sizes.lanes(),
                        block,
                        sizes.adaptingSteps(),
                        sizes.columns(),
                        sizes.nonzeroColumns(),
                        context.threads(),
                        context.task().kind() == Task.Kind.FORECAST,
                        elementBytes);
        AlgorithmChoice choice =
                AlgorithmChoice.of(
                        network.recurrence(),
                        shape,
                        lastOnly,
                        wanted,
                        MemoryBudget.bytes(context) - held);
        Map<Mode, RecurrenceCost> alternatives = new EnumMap<>(Mode.class);
        choice.ways().forEach((mode, way) -> alternatives.put(mode, way.cost()));
        return new StepPlan(
                sizes,
                parameters,
                choice.mode(),
                reason(network, context, choice, held),
                alternatives,
                choice.cost().flops() + outside,
                choice.cost().bytes() + update,
                choice.cost().memory() + held,
                choice.blockLanes(shape));
    }

    /**
     * Sequences in a worker's block at most: few enough that the states of all steps, and as much
     * again for their gradients, stay within half of the memory that is allowed. Gradients add up
     * over blocks exactly, so this changes nothing but the memory.
     */
    private static int blockLanes(WarpNetwork network, ModelContext context, Sizes sizes) {
        int workers = Math.max(1, context.threads());
        double perLane =
                2.0
                        * sizes.adaptingSteps()
                        * Math.max(1, network.decoder().stateSize())
                        * network.precision().bytes()
                        * workers;
        int fitting =
                (int) Math.max(1, Math.min(BLOCK_LANES, MemoryBudget.bytes(context) / 2 / perLane));
        return Math.min(fitting, (sizes.lanes() + workers - 1) / workers);
    }

    private static String reason(
            WarpNetwork network, ModelContext context, AlgorithmChoice choice, double held) {
        if (network.mode() != null) {
            return "as the model's mode says";
        }
        if (choice.ways().size() <= 1) {
            return "the only exact one for this recurrence and task";
        }
        if (choice.mode() == choice.fastest()) {
            return "least time, a byte of memory traffic taken as "
                    + (long) AlgorithmChoice.FLOPS_PER_BYTE
                    + " operations";
        }
        AlgorithmChoice.Way fastest = choice.ways().get(choice.fastest());
        return fastest.fits()
                ? "least time within the memory allowed"
                : "least time of those that fit: "
                        + name(choice.fastest())
                        + " needs "
                        + MemoryBudget.gib(fastest.cost().memory() + held)
                        + ", allowed are "
                        + MemoryBudget.gib(MemoryBudget.bytes(context));
    }

    /**
     * The plan as it is shown.
     *
     * @param stateSize D_theta
     */
    StepEstimate estimate(int stateSize) {
        double least =
                alternatives.values().stream()
                        .mapToDouble(AlgorithmChoice::time)
                        .min()
                        .orElse(Double.NaN);
        List<StepEstimate.Alternative> shown =
                alternatives.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                e ->
                                        new StepEstimate.Alternative(
                                                name(e.getKey()),
                                                e.getValue().flops(),
                                                e.getValue().bytes(),
                                                e.getValue().memory(),
                                                AlgorithmChoice.time(e.getValue()) / least))
                        .toList();
        return new StepEstimate(
                parameters,
                stateSize,
                mode == null ? "" : name(mode),
                reason,
                shown,
                flops,
                bytes,
                memory,
                blockLanes);
    }

    /** Also of an array that is too large to be addressed. */
    private static long size(ParameterSpec spec) {
        return Arrays.stream(spec.shape()).reduce(1, Math::multiplyExact);
    }

    private static String name(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
