package io.warplab.core.linalg;

import io.warplab.api.lanes.Lanes;

/** Transposed copies in tiles that fit the first-level cache. */
public final class Transposition {
    private static final int TILE = 64;

    private Transposition() {}

    /**
     * Writes a share of {@code to = from^T}.
     *
     * @param part share of the rows of {@code to}
     */
    public static void copy(NativeMatrix from, NativeMatrix to, Part part) {
        int end = part.from(to.rowCount()) + part.size(to.rowCount());
        for (int r = part.from(to.rowCount()); r < end; r += TILE) {
            int rows = Math.min(TILE, end - r);
            for (int c = 0; c < to.columnCount(); c += TILE) {
                int cols = Math.min(TILE, to.columnCount() - c);
                Lanes in = Lanes.zeros(from.precision(), cols, rows);
                from.window(c, r, cols, rows).store(in);
                to.window(r, c, rows, cols).load(in.transposed());
            }
        }
    }
}
