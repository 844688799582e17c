package io.warplab.core.linalg;

import io.warplab.api.lanes.DoubleLanes;
import io.warplab.api.lanes.FloatLanes;
import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
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

    /**
     * The owner's whole memory; copies between heap and native memory go through it, without JNI.
     */
    private final FloatBuffer floats;

    private final DoubleBuffer doubles;
    private final int offset;
    private final int rows;
    private final int cols;
    private final int stride;

    private NativeMatrix(Pointer owner, Pointer memory, int rows, int cols) {
        this.owner = owner;
        start = memory;
        floats = memory instanceof FloatPointer f ? f.asBuffer() : null;
        doubles = memory instanceof DoublePointer d ? d.asBuffer() : null;
        precision = floats != null ? Precision.FLOAT32 : Precision.FLOAT64;
        offset = 0;
        this.rows = rows;
        this.cols = cols;
        stride = cols;
    }

    private NativeMatrix(NativeMatrix of, int from, int rows, int cols, int stride) {
        precision = of.precision;
        owner = null;
        floats = of.floats;
        doubles = of.doubles;
        offset = of.offset + from;
        start =
                precision == Precision.FLOAT32
                        ? ((FloatPointer) of.start).getPointer(from)
                        : ((DoublePointer) of.start).getPointer(from);
        this.rows = rows;
        this.cols = cols;
        this.stride = stride;
    }

    private NativeMatrix(NativeMatrix of, int rows, int cols) {
        owner = of.owner;
        start = of.start;
        floats = of.floats;
        doubles = of.doubles;
        precision = of.precision;
        offset = of.offset;
        this.rows = rows;
        this.cols = cols;
        stride = cols;
    }

    /** The memory of this one, to be used in its place, in another shape that is not larger. */
    NativeMatrix reshaped(int otherRows, int otherCols) {
        if (rows == otherRows && cols == otherCols) {
            return this;
        }
        if (owner == null || (long) otherRows * otherCols > capacity()) {
            throw new IllegalArgumentException("not the owner of enough memory");
        }
        return new NativeMatrix(this, otherRows, otherCols);
    }

    /** Elements that the memory behind it holds. */
    long capacity() {
        return owner == null ? 0 : owner.capacity();
    }

    /** Zeros, owned by the caller. */
    public static NativeMatrix zeros(Precision precision, int rows, int cols) {
        NativeMatrix m = uninitialised(precision, rows, cols);
        m.clear();
        return m;
    }

    /** Memory that is to be overwritten before it is read, owned by the caller. */
    public static NativeMatrix uninitialised(Precision precision, int rows, int cols) {
        int n = Math.max(1, Math.multiplyExact(rows, cols));
        Pointer p = precision == Precision.FLOAT32 ? new FloatPointer(n) : new DoublePointer(n);
        return new NativeMatrix(p, p, rows, cols);
    }

    /** A copy of lanes, owned by the caller. */
    public static NativeMatrix of(Lanes lanes) {
        NativeMatrix m = uninitialised(lanes.precision(), lanes.rows(), lanes.lanes());
        m.load(lanes);
        return m;
    }

    /** Wraps a c-order ND4J array of rank 1 (one row) or 2, without a copy. */
    public static NativeMatrix wrap(INDArray array) {
        if (array.ordering() != 'c' || array.rank() > 2 || array.elementWiseStride() > 1) {
            throw new IllegalArgumentException("expected a dense c-order array of rank 1 or 2");
        }
        int rows = array.rank() == 1 ? 1 : (int) array.size(0);
        int cols = (int) array.size(-1);
        long n = (long) rows * cols;
        Pointer address = array.data().addressPointer();
        Pointer p =
                array.dataType() == DataType.FLOAT
                        ? new FloatPointer(address).capacity(n)
                        : new DoublePointer(address).capacity(n);
        return new NativeMatrix(null, p, rows, cols);
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
        return new NativeMatrix(this, row * stride + col, windowRows, windowCols, stride);
    }

    /** Elements [from, from + count) of a dense matrix, counted row-major, as one row. */
    public NativeMatrix run(int from, int count) {
        requireDense();
        if (from < 0 || from + count > rows * cols) {
            throw new IndexOutOfBoundsException(from + " + " + count);
        }
        return new NativeMatrix(this, from, 1, count, count);
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

    boolean isDense() {
        return stride == cols || rows <= 1;
    }

    /** Overwrites with lanes of the same shape. */
    public void load(Lanes from) {
        requireShape(from.rows(), from.lanes(), from.precision());
        for (int r = 0; r < rows; r++) {
            if (from instanceof FloatLanes f) {
                floats.put(offset + r * stride, f.row(r));
            } else {
                doubles.put(offset + r * stride, ((DoubleLanes) from).data(), r * cols, cols);
            }
        }
    }

    /** Copies out to lanes of the same shape. */
    public void store(Lanes to) {
        requireShape(to.rows(), to.lanes(), to.precision());
        for (int r = 0; r < rows; r++) {
            if (to instanceof FloatLanes f) {
                floats.get(offset + r * stride, f.row(r));
            } else {
                doubles.get(offset + r * stride, ((DoubleLanes) to).data(), r * cols, cols);
            }
        }
    }

    /** Copies another matrix of the same shape, which may be a window. */
    public void copy(NativeMatrix from) {
        requireShape(from.rows, from.cols, from.precision);
        boolean whole = isDense() && from.isDense();
        int width = whole ? rows * cols : cols;
        for (int i = 0, r = 0; i < rows * cols; i += width, r++) {
            int to = offset + r * stride;
            int at = from.offset + r * from.stride;
            if (floats != null) {
                floats.put(to, from.floats, at, width);
            } else {
                doubles.put(to, from.doubles, at, width);
            }
        }
    }

    /** Copies the transpose of a matrix of few columns. */
    void copyTransposed(NativeMatrix from) {
        requireShape(from.cols, from.rows, from.precision);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++) {
                set(offset + r * stride + c, from.get(from.offset + c * from.stride + r));
            }
        }
    }

    /** this = beta this + from^T, for a matrix of few columns. */
    void addTransposed(double beta, NativeMatrix from) {
        requireShape(from.cols, from.rows, from.precision);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++) {
                int at = offset + r * stride + c;
                double before = beta == 0 ? 0 : beta * get(at);
                set(at, before + from.get(from.offset + c * from.stride + r));
            }
        }
    }

    private double get(int at) {
        return floats != null ? floats.get(at) : doubles.get(at);
    }

    private void set(int at, double value) {
        if (floats != null) {
            floats.put(at, (float) value);
        } else {
            doubles.put(at, value);
        }
    }

    /** Reads a run of elements of a dense matrix, counted row-major, as float32. */
    public void read(int from, float[] out, int count) {
        requireDense();
        floats.get(offset + from, out, 0, count);
    }

    /** Writes a run of elements of a dense matrix, counted row-major, as float32. */
    public void write(int to, float[] in, int count) {
        requireDense();
        floats.put(offset + to, in, 0, count);
    }

    /** Adds a number to every element (i, i). */
    public void addToDiagonal(double value) {
        for (int i = 0; i < Math.min(rows, cols); i++) {
            int at = offset + i * stride + i;
            set(at, get(at) + value);
        }
    }

    /** Sets a window to zero. */
    public void fillZero() {
        for (int r = 0; r < rows; r++) {
            Pointer row =
                    precision == Precision.FLOAT32
                            ? ((FloatPointer) start).getPointer((long) r * stride)
                            : ((DoublePointer) start).getPointer((long) r * stride);
            Pointer.memset(row, 0, (long) cols * precision.bytes());
        }
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

    private void requireShape(int otherRows, int otherCols, Precision otherPrecision) {
        if (otherRows != rows || otherCols != cols || otherPrecision != precision) {
            throw new IllegalArgumentException(
                    "expected ["
                            + rows
                            + ", "
                            + cols
                            + "] "
                            + precision
                            + ", got ["
                            + otherRows
                            + ", "
                            + otherCols
                            + "] "
                            + otherPrecision);
        }
    }

    private void requireDense() {
        if (!isDense()) {
            throw new IllegalStateException("a window is not contiguous");
        }
    }
}
