package io.warplab.core.linalg;

import io.warplab.api.lanes.DoubleLanes;
import io.warplab.api.lanes.FloatLanes;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A row-major matrix [rows, cols] in native memory, or a window on one. Windows and wrapped ND4J
 * arrays share memory with their owner, which must outlive them.
 */
public final class NativeMatrix implements AutoCloseable {
    private final Precision precision;
    private final Pointer owner;
    private final Pointer start;
    private final int rows;
    private final int cols;
    private final int stride;

    private NativeMatrix(
            Precision precision, Pointer owner, Pointer start, int rows, int cols, int stride) {
        this.precision = precision;
        this.owner = owner;
        this.start = start;
        this.rows = rows;
        this.cols = cols;
        this.stride = stride;
    }

    /** Zeros, owned by the caller. */
    public static NativeMatrix zeros(Precision precision, int rows, int cols) {
        long n = Math.max(1, (long) rows * cols);
        Pointer p = precision == Precision.FLOAT32 ? new FloatPointer(n) : new DoublePointer(n);
        NativeMatrix m = new NativeMatrix(precision, p, p, rows, cols, cols);
        m.clear();
        return m;
    }

    /** Wraps a c-order ND4J array of rank 1 (one row) or 2, without a copy. */
    public static NativeMatrix wrap(INDArray array) {
        if (array.ordering() != 'c' || array.rank() > 2 || array.elementWiseStride() > 1) {
            throw new IllegalArgumentException("expected a dense c-order array of rank 1 or 2");
        }
        Precision precision =
                array.dataType() == DataType.FLOAT ? Precision.FLOAT32 : Precision.FLOAT64;
        int rows = array.rank() == 1 ? 1 : (int) array.size(0);
        int cols = (int) array.size(-1);
        Pointer p = at(precision, array.data().addressPointer(), 0);
        return new NativeMatrix(precision, null, p, rows, cols, cols);
    }

    /** Rows [row, row + count) of all columns. */
    public NativeMatrix rows(int row, int count) {
        return window(row, 0, count, cols);
    }

    /** A window. */
    public NativeMatrix window(int row, int col, int windowRows, int windowCols) {
        if (row < 0 || col < 0 || row + windowRows > rows || col + windowCols > cols) {
            throw new IndexOutOfBoundsException(
                    "window ["
                            + row
                            + ", "
                            + col
                            + "] + ["
                            + windowRows
                            + ", "
                            + windowCols
                            + "] of ["
                            + rows
                            + ", "
                            + cols
                            + "]");
        }
        return new NativeMatrix(
                precision,
                null,
                at(precision, start, (long) row * stride + col),
                windowRows,
                windowCols,
                stride);
    }

    /** The same memory, dense, in another shape. */
    public NativeMatrix reshape(int newRows, int newCols) {
        requireDense();
        if ((long) newRows * newCols != (long) rows * cols) {
            throw new IllegalArgumentException(
                    "[" + rows + ", " + cols + "] has not [" + newRows + ", " + newCols + "]");
        }
        return new NativeMatrix(precision, null, start, newRows, newCols, newCols);
    }

    public int rowCount() {
        return rows;
    }

    public int columnCount() {
        return cols;
    }

    public Precision precision() {
        return precision;
    }

    int stride() {
        return stride;
    }

    Pointer start() {
        return start;
    }

    /** Overwrites a dense matrix with lanes of the same shape. */
    public void load(Lanes from) {
        requireShape(from);
        if (from instanceof FloatLanes f) {
            ((FloatPointer) start).put(f.data(), 0, rows * cols);
        } else {
            ((DoublePointer) start).put(((DoubleLanes) from).data(), 0, rows * cols);
        }
    }

    /** Copies a dense matrix out to lanes of the same shape. */
    public void store(Lanes to) {
        requireShape(to);
        if (to instanceof FloatLanes f) {
            ((FloatPointer) start).get(f.data(), 0, rows * cols);
        } else {
            ((DoublePointer) start).get(((DoubleLanes) to).data(), 0, rows * cols);
        }
    }

    /** Copies another dense matrix of the same shape. */
    public void copy(NativeMatrix from) {
        requireDense();
        from.requireDense();
        if (from.rows != rows || from.cols != cols || from.precision != precision) {
            throw new IllegalArgumentException("shapes or precisions differ");
        }
        Pointer.memcpy(start, from.start, (long) rows * cols * precision.bytes());
    }

    /** Sets a dense matrix to zero. */
    public void clear() {
        requireDense();
        Pointer.memset(start, 0, (long) rows * cols * precision.bytes());
    }

    @Override
    public void close() {
        if (owner != null) {
            owner.close();
        }
    }

    private void requireShape(Lanes lanes) {
        requireDense();
        if (lanes.rows() != rows || lanes.lanes() != cols || lanes.precision() != precision) {
            throw new IllegalArgumentException(
                    "expected ["
                            + rows
                            + ", "
                            + cols
                            + "] "
                            + precision
                            + ", got ["
                            + lanes.rows()
                            + ", "
                            + lanes.lanes()
                            + "] "
                            + lanes.precision());
        }
    }

    private void requireDense() {
        if (stride != cols && rows > 1) {
            throw new IllegalStateException("a window is not contiguous");
        }
    }

    private static Pointer at(Precision precision, Pointer base, long offset) {
        return precision == Precision.FLOAT32
                ? new FloatPointer(base).getPointer(offset)
                : new DoublePointer(base).getPointer(offset);
    }
}
