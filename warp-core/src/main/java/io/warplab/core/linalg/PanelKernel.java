package io.warplab.core.linalg;

/**
 * The innermost loops of a product with few columns: 16 rows of a {@link PackedMatrix} times all
 * columns of x, summed in registers, so that every element of the matrix is read from memory once.
 * Made by {@link PanelKernels} for a number of columns and a layout of the matrix.
 */
interface PanelKernel {
    /** Rows of a panel: as many float32 numbers as a register of 512 bits holds. */
    int ROWS = 16;

    /**
     * Places of the matrix that are read in turn. A processor prefetches a few lines ahead in each
     * of several slow streams; one fast stream runs away from it.
     */
    int STREAMS = 12;

    /** Elements by which each stream is touched ahead, by an instruction of its own. */
    int AHEAD = 2 * ROWS;

    /**
     * {@code y[c][r] = sum_k a[k][r] x[k][c]} for the panel's rows r and all columns c.
     *
     * @param a the packed matrix; line k of the panel, 16 numbers, begins at {@code from + (k %
     *     STREAMS) stride + (k / STREAMS) ROWS}; {@link #AHEAD} more elements follow the last line
     * @param from begin of the panel in the first stream
     * @param x [rounds STREAMS, columns], row-major
     * @param y [columns, ROWS], overwritten
     * @param rounds lines of a stream
     * @return a number without meaning, to be used somewhere: it keeps the touches alive
     */
    float multiply(float[] a, int from, float[] x, float[] y, int rounds);
}
