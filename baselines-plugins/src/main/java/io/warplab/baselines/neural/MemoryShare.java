package io.warplab.baselines.neural;

import io.warplab.api.model.ModelContext;

/**
 * How many sequences are computed together, so that any batch fits in memory.
 *
 * @param bytes what the arrays of one pass may take, about
 */
record MemoryShare(long bytes) {
    private static final long UNLESS_TOLD = 1L << 30;

    static MemoryShare of(ModelContext context) {
        return new MemoryShare(context.memory() > 0 ? context.memory() : UNLESS_TOLD);
    }

    /**
     * Sequences of a pass, between 1 and all.
     *
     * @param all N of the batch
     */
    int lanes(Architecture architecture, int steps, int all) {
        long each = Float.BYTES * Math.max(1, architecture.activations(steps));
        return (int) Math.max(1, Math.min(all, bytes / each));
    }
}
