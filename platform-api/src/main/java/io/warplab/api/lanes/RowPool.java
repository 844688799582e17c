package io.warplab.api.lanes;

import java.util.Arrays;

/**
 * Rows of lanes that are handed out one by one and taken back all together, so that one evaluation
 * after the other works in the same memory, which then stays in the processor's cache. It grows to
 * the largest evaluation.
 */
final class RowPool {
    private static final int FIRST_SIZE = 64;

    private final int lanes;
    private double[][] rows = new double[FIRST_SIZE][];
    private int used;

    RowPool(int lanes) {
        this.lanes = lanes;
    }

    /** A row with whatever was left in it. */
    double[] next() {
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, 2 * used);
        }
        double[] row = rows[used];
        if (row == null) {
            row = new double[lanes];
            rows[used] = row;
        }
        used++;
        return row;
    }

    /** Takes all rows back. */
    void reset() {
        used = 0;
    }
}
