package io.warplab.core.linalg;

import io.warplab.api.lanes.Precision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps native memory for the next optimiser step, which wants about the same sizes: fresh memory
 * costs a page fault per 4 KiB. What is kept also serves matrices of other shapes that fill half of
 * it or more, so that batches of changing sizes do not each hold memory of their own. Thread-safe.
 */
public final class NativePool {
    /** How many times smaller a matrix may be than the memory it gets. */
    private static final long WASTE = 2;

    /** By precision and number of elements. */
    private final Map<Precision, TreeMap<Long, Deque<NativeMatrix>>> free =
            new EnumMap<>(Precision.class);

    private final List<PackedMatrix> packed = new ArrayList<>();

    /** A matrix with whatever was in it; give it back when done. */
    public NativeMatrix take(Precision precision, int rows, int cols) {
        long wanted = Math.max(1, (long) rows * cols);
        synchronized (free) {
            TreeMap<Long, Deque<NativeMatrix>> kept = free.get(precision);
            Map.Entry<Long, Deque<NativeMatrix>> best =
                    kept == null ? null : kept.ceilingEntry(wanted);
            if (best != null && best.getKey() <= WASTE * wanted) {
                NativeMatrix found = best.getValue().pop();
                if (best.getValue().isEmpty()) {
                    kept.remove(best.getKey());
                }
                return found.reshaped(rows, cols);
            }
        }
        return NativeMatrix.uninitialised(precision, rows, cols);
    }

    /** A packed matrix [size, size] with whatever was in it; give it back when done. */
    public PackedMatrix takePacked(int size, int parts) {
        synchronized (free) {
            for (Iterator<PackedMatrix> i = packed.iterator(); i.hasNext(); ) {
                PackedMatrix found = i.next();
                if (found.size() == size && found.parts() == parts) {
                    i.remove();
                    return found;
                }
            }
        }
        return new PackedMatrix(size, parts);
    }

    /** Takes it back, unless it is null. */
    public void give(PackedMatrix matrix) {
        if (matrix != null) {
            synchronized (free) {
                packed.add(matrix);
            }
        }
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
                    free.computeIfAbsent(m.precision(), key -> new TreeMap<>())
                            .computeIfAbsent(m.capacity(), key -> new ArrayDeque<>())
                            .push(m);
                }
            }
        }
    }

    /** Frees what is kept. */
    public void clear() {
        synchronized (free) {
            free.values()
                    .forEach(
                            sizes ->
                                    sizes.values()
                                            .forEach(kept -> kept.forEach(NativeMatrix::close)));
            free.clear();
            packed.clear();
        }
    }
}
