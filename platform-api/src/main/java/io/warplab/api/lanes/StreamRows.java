package io.warplab.api.lanes;

/**
 * Where the arrays of a stream, which has no end, keep step t: the first step stays in row 0, later
 * ones share four rows in turn, so that steps t - 1, t and t + 1 are there at the same time.
 */
public final class StreamRows {
    /** How many steps a block of lanes says it has when it is a stream. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Rows in each array of a stream. */
    public static final int COUNT = 5;

    private static final int SHARED = COUNT - 1;

    /** Steps are counted from 1 again here, which changes no row and no parity. */
    private static final int WRAP = 1 << 30;

    private StreamRows() {}

    /** Row of step t in arrays of {@code steps} steps. */
    public static int row(int steps, int t) {
        return steps != ENDLESS || t == 0 ? t : 1 + (t - 1) % SHARED;
    }

    /** The step after t, never negative however long a stream runs. */
    public static int next(int t) {
        return t + 1 == WRAP ? SHARED : t + 1;
    }
}
