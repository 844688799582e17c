package io.warplab.core.linalg;

import io.warplab.api.lanes.Precision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps native matrices for the next optimiser step, which wants the same sizes: fresh memory costs
 * a page fault per 4 KiB. Thread-safe.
 */
public final class NativePool {
    private record Key(Precision precision, int rows, int cols) {}

    private final Map<Key, Deque<NativeMatrix>> free = new HashMap<>();

    /** A matrix with whatever was in it; give it back when done. */
    public NativeMatrix take(Precision precision, int rows, int cols) {
        synchronized (free) {
            Deque<NativeMatrix> kept = free.get(new Key(precision, rows, cols));
            if (kept != null && !kept.isEmpty()) {
                return kept.pop();
            }
        }
        return NativeMatrix.uninitialised(precision, rows, cols);
    }

    /** A matrix of zeros. */
    public NativeMatrix takeZeros(Precision precision, int rows, int cols) {
        NativeMatrix m = take(precision, rows, cols);
        m.clear();
        return m;
    }

    /** Takes matrices back; nulls are skipped. */
    public void give(NativeMatrix... matrices) {
        synchronized (free) {
            for (NativeMatrix m : matrices) {
                if (m != null) {
                    free.computeIfAbsent(
                                    new Key(m.precision(), m.rowCount(), m.columnCount()),
                                    key -> new ArrayDeque<>())
                            .push(m);
                }
            }
        }
    }

    /** Frees what is kept. */
    public void clear() {
        synchronized (free) {
            free.values().forEach(kept -> kept.forEach(NativeMatrix::close));
            free.clear();
        }
    }
}
