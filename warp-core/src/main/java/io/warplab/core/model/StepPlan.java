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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an optimiser step will do and need, from sizes alone; nothing is allocated.
 *
 * @param parameters trained numbers
 * @param mode how the recurrence is evaluated; null without a hidden state
 * @param alternatives costs of the recurrence in all exact modes
 * @param flops of the whole step
 * @param bytes to and from main memory in the whole step
 * @param memory bytes held at once outside the Java heap: recurrence, parameters, gradient and
 *     optimiser
 * @param blockLanes sequences that are computed together
 */
public record StepPlan(
        long parameters,
        Mode mode,
        Map<Mode, RecurrenceCost> alternatives,
        double flops,
        double bytes,
        double memory,
        int blockLanes) {
    /** Lanes in a block that all workers share at most. */
    static final int SHARED_LANES = 256;

    /** Lanes in a worker's block at most: a step's root weights then stay in cache. */
    static final int BLOCK_LANES = 64;

    /** Forward 2, backward 4 operations for each root weight, sequence and step. */
    private static final double DECODE_FLOPS = 6;

    /** Parameter, gradient, two moments: read, and all but the gradient written. */
    private static final double UPDATE_ACCESSES = 7;

    private static final double UPDATE_FLOPS = 14;

    public StepPlan {
        alternatives = Map.copyOf(alternatives);
    }

    /**
     * Sequences in a worker's block: few enough that the states of all steps, and as much again for
     * their gradients, stay within half of the memory that is allowed. Gradients add up over blocks
     * exactly, so this changes nothing but the memory.
     */
    static int blockLanes(WarpNetwork network, ModelContext context, int lanes, int steps) {
        int workers = Math.max(1, context.threads());
        double perLane =
                2.0
                        * steps
                        * Math.max(1, network.decoder().stateSize())
                        * network.precision().bytes()
                        * workers;
        int fitting =
                (int) Math.max(1, Math.min(BLOCK_LANES, MemoryBudget.bytes(context) / 2 / perLane));
        return Math.min(fitting, (lanes + workers - 1) / workers);
    }

    /**
     * @param lanes N
     * @param adaptingSteps steps in which the hidden state changes
     * @param columns of the initial states
     */
    static StepPlan of(
            WarpNetwork network, ModelContext context, int lanes, int adaptingSteps, int columns) {
        long parameters =
                network.parameters().values().stream()
                        .flatMap(Collection::stream)
                        .mapToLong(ParameterSpec::size)
                        .sum();
        int elementBytes = network.precision().bytes();
        double update = UPDATE_ACCESSES * parameters * elementBytes;
        double held = 4.0 * parameters * elementBytes;
        int block = blockLanes(network, context, lanes, adaptingSteps);
        if (!network.hasState()) {
            return new StepPlan(
                    parameters, null, Map.of(), UPDATE_FLOPS * parameters, update, held, block);
        }
        boolean lastOnly = context.task().kind() == Task.Kind.CLASSIFICATION;
        RecurrenceShape shape =
                new RecurrenceShape(
                        lanes,
                        block,
                        adaptingSteps,
                        columns,
                        context.threads(),
                        context.task().kind() == Task.Kind.FORECAST,
                        elementBytes);
        Map<Mode, RecurrenceCost> costs =
                AlgorithmChoice.costs(network.recurrence(), shape, lastOnly);
        Mode mode =
                network.mode() != null
                        ? network.mode()
                        : AlgorithmChoice.choose(network.recurrence(), shape, lastOnly);
        RecurrenceCost cost = costs.getOrDefault(mode, new RecurrenceCost(0, 0, 0));
        double decoded =
                DECODE_FLOPS
                        * lanes
                        * (lastOnly ? 1 : adaptingSteps)
                        * network.decoder().stateSize();
        return new StepPlan(
                parameters,
                mode,
                costs,
                cost.flops() + decoded + UPDATE_FLOPS * parameters,
                cost.bytes() + update,
                cost.memory() + held,
                mode == Mode.CHUNKED ? Math.min(SHARED_LANES, lanes) : block);
    }

    /** The plan as it is shown; without a hidden state the work is the decoder's own, unknown. */
    StepEstimate estimate(WarpNetwork network) {
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
                network.decoder().stateSize(),
                mode == null ? "" : name(mode),
                reason(network),
                shown,
                mode == null ? Double.NaN : flops,
                mode == null ? Double.NaN : bytes,
                memory,
                blockLanes);
    }

    private String reason(WarpNetwork network) {
        if (mode == null) {
            return "the decoder reads no hidden state";
        }
        if (network.mode() != null) {
            return "as the model's mode says";
        }
        return alternatives.size() > 1
                ? "least time, a byte of memory traffic taken as "
                        + (long) AlgorithmChoice.FLOPS_PER_BYTE
                        + " operations"
                : "the only exact one for this recurrence and task";
    }

    private static String name(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
