package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;

/**
 * Puts narrow matrices side by side, so that the gradient of A, which is a large matrix, is read
 * and written once for many of them.
 */
final class GradientPanel implements AutoCloseable {
    private final Transition.Gradient gradient;
    private final NativePool pool;
    private final NativeMatrix y;
    private final NativeMatrix x;
    private final int width;
    private final int slots;
    private int filled;

    /**
     * @param width columns of a narrow matrix
     * @param columns columns of the panel, about
     * @param count how many narrow matrices will come at most
     */
    GradientPanel(
            Transition.Gradient gradient,
            NativePool pool,
            Precision precision,
            int rows,
            int width,
            int columns,
            int count) {
        this.gradient = gradient;
        this.pool = pool;
        this.width = width;
        slots = Math.max(1, Math.min(columns / width, count));
        y = pool.take(precision, rows, slots * width);
        x = pool.take(precision, rows, slots * width);
    }

    int slots() {
        return slots;
    }

    /** Takes {@code y x^T} in, by one worker alone. */
    void add(NativeMatrix yi, NativeMatrix xi, Part part) {
        put(filled, yi, xi, part);
        if (++filled == slots) {
            flush(part);
        }
    }

    /** Copies a part of the rows of one pair to its place. */
    void put(int slot, NativeMatrix yi, NativeMatrix xi, Part part) {
        int from = part.from(y.rowCount());
        int rows = part.size(y.rowCount());
        y.window(from, slot * width, rows, width).copy(yi.rows(from, rows));
        x.window(from, slot * width, rows, width).copy(xi.rows(from, rows));
    }

    /** Adds the products of the first {@code count} pairs, by every part. */
    void accumulate(int count, Part part) {
        if (count > 0) {
            gradient.accumulate(
                    y.window(0, 0, y.rowCount(), count * width),
                    x.window(0, 0, x.rowCount(), count * width),
                    part);
        }
    }

    /** Adds what {@link #add} has left. */
    void flush(Part part) {
        accumulate(filled, part);
        filled = 0;
    }

    @Override
    public void close() {
        pool.give(y, x);
    }
}
