package io.warplab.core.linalg;

import io.warplab.api.lanes.Precision;
import java.util.Arrays;

/**
 * A square float32 matrix beyond the caches, laid out anew for many products with few columns:
 * panels of 16 rows, whose columns are dealt out to {@link PanelKernel#STREAMS} streams. Each share
 * of the rows has memory of its own; shares are packed and multiplied by different threads.
 */
public final class PackedMatrix {
    /** Products that pay for the packing. */
    private static final int WORTH_PACKING = 32;

    /** One part in so many of the heap, at most. */
    private static final double HEAP_SHARE = 4;

    /** Elements of a share, which is one array, with room for padding. */
    private static final double MAX_ELEMENTS = 2e9;

    private final int size;
    private final int rounds;

    /** Elements from a stream to the next, the same for all shares. */
    private final int stride;

    private final Share[] shares;

    private static final class Share {
        final int from;
        final int rows;
        final float[] lines;
        final float[] tile = new float[PanelKernels.MAX_COLUMNS * PanelKernel.ROWS];
        final float[] out = new float[PanelKernels.MAX_COLUMNS * PanelKernel.ROWS];
        final float[] x;
        float touched;

        Share(int size, int rounds, int stride, Part part) {
            from = part.from(size);
            rows = part.size(size);
            lines = new float[PanelKernel.STREAMS * stride + PanelKernel.AHEAD];
            x = new float[rounds * PanelKernel.STREAMS * PanelKernels.MAX_COLUMNS];
        }

        int panels() {
            return PackedMatrix.panels(rows);
        }
    }

    /**
     * Memory for a matrix [size, size] in so many shares.
     *
     * @throws IllegalArgumentException where {@link #suits} is false
     */
    public PackedMatrix(int size, int parts) {
        this.size = size;
        int needed = (size + PanelKernel.STREAMS - 1) / PanelKernel.STREAMS;
        rounds = Math.max(PanelKernels.WARM_UP_ROUNDS, needed);
        int most = 0;
        for (int i = 0; i < parts; i++) {
            most = Math.max(most, new Part(i, parts).size(size));
        }
        stride = Math.multiplyExact(panels(most), rounds * PanelKernel.ROWS);
        shares = new Share[parts];
        for (int i = 0; i < parts; i++) {
            shares[i] = new Share(size, rounds, stride, new Part(i, parts));
        }
    }

    private static int panels(int rows) {
        return (rows + PanelKernel.ROWS - 1) / PanelKernel.ROWS;
    }

    /** Whether so many products with so many columns are faster than by {@link Blas#multiply}. */
    public static boolean suits(Precision precision, int size, int columns, int products) {
        return PanelKernels.available()
                && precision == Precision.FLOAT32
                && columns <= PanelKernels.MAX_COLUMNS
                && products >= WORTH_PACKING
                && Blas.isBeyondCaches(size)
                && 4.0 * size * size <= Runtime.getRuntime().maxMemory() / HEAP_SHARE
                && MAX_ELEMENTS > (double) size * size;
    }

    int size() {
        return size;
    }

    int parts() {
        return shares.length;
    }

    /** Packs a share of the rows of a. */
    public void pack(NativeMatrix a, Part part) {
        Share share = shares[part.index()];
        float[][] rows = new float[PanelKernel.ROWS][size];
        for (int p = 0; p < share.panels(); p++) {
            for (int r = 0; r < PanelKernel.ROWS; r++) {
                int row = p * PanelKernel.ROWS + r;
                if (row < share.rows) {
                    a.rows(share.from + row, 1).read(0, rows[r], size);
                } else {
                    Arrays.fill(rows[r], 0);
                }
            }
            for (int k = 0; k < size; k++) {
                int to = line(p, k);
                for (int r = 0; r < PanelKernel.ROWS; r++) {
                    share.lines[to + r] = rows[r][k];
                }
            }
        }
    }

    /** Packs a share of the rows of a's transpose. */
    public void packTransposed(NativeMatrix a, Part part) {
        Share share = shares[part.index()];
        float[] row = new float[share.panels() * PanelKernel.ROWS];
        for (int k = 0; k < size; k++) {
            a.window(k, share.from, 1, share.rows).read(0, row, share.rows);
            for (int p = 0; p < share.panels(); p++) {
                System.arraycopy(
                        row, p * PanelKernel.ROWS, share.lines, line(p, k), PanelKernel.ROWS);
            }
        }
    }

    private int line(int panel, int k) {
        return k % PanelKernel.STREAMS * stride
                + (panel * rounds + k / PanelKernel.STREAMS) * PanelKernel.ROWS;
    }

    /**
     * A share of the rows of {@code out = this x + beta out}.
     *
     * @param x [size, columns], dense
     * @param out [size, columns], dense
     */
    public void multiply(NativeMatrix x, double beta, NativeMatrix out, Part part) {
        int columns = x.columnCount();
        Share share = shares[part.index()];
        PanelKernel kernel = PanelKernels.of(columns, stride, share.lines);
        x.read(0, share.x, size * columns);
        Arrays.fill(share.x, size * columns, rounds * PanelKernel.STREAMS * columns, 0);
        float touched = 0;
        for (int p = 0; p < share.panels(); p++) {
            int from = p * rounds * PanelKernel.ROWS;
            touched += kernel.multiply(share.lines, from, share.x, share.tile, rounds);
            int row = p * PanelKernel.ROWS;
            int count = Math.min(PanelKernel.ROWS, share.rows - row) * columns;
            int to = (share.from + row) * columns;
            if (beta == 0) {
                Arrays.fill(share.out, 0, count, 0);
            } else {
                out.read(to, share.out, count);
            }
            addTile(share, columns, (float) beta, count);
            out.write(to, share.out, count);
        }
        share.touched = touched;
    }

    private static void addTile(Share share, int columns, float beta, int count) {
        float[] out = share.out;
        float[] tile = share.tile;
        for (int i = 0, r = 0; i < count; i += columns, r++) {
            for (int c = 0; c < columns; c++) {
                out[i + c] = beta * out[i + c] + tile[c * PanelKernel.ROWS + r];
            }
        }
    }
}
