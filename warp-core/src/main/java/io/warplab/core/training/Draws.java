package io.warplab.core.training;

import java.util.SplittableRandom;

/**
 * All randomness of a training, each draw computed from the seed and where it belongs, so that
 * nothing has to be remembered for an exact resume.
 */
record Draws(long seed) {
    private static final long ORDER = 0x6f726465725f5f31L;
    private static final long STEP = 0x737465705f5f5f31L;

    /** The order in which epoch {@code epoch} (0 for the first) goes through n sequences. */
    int[] order(int epoch, int n) {
        SplittableRandom random = new SplittableRandom(mix(ORDER, epoch));
        int[] order = new int[n];
        for (int i = 0; i < n; i++) { // Fisher-Yates, inside out
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The seed of an optimiser step. */
    long step(long iteration) {
        return mix(STEP, iteration);
    }

    private long mix(long purpose, long position) {
        long base = new SplittableRandom(seed ^ purpose).nextLong();
        return new SplittableRandom(base + position).nextLong();
    }
}
