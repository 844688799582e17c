package io.warplab.core.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import io.warplab.api.lanes.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The few BLAS routines that the engine needs, on native matrices. Called from OpenBLAS's own
 * preset: its overhead per call is a tenth of a microsecond, ND4J's is tens of microseconds. Always
 * on the calling thread: the engine's own workers share the work.
 */
public final class Blas {
    /**
     * OpenBLAS multiplies without packing its operands up to this many products; with few columns,
     * packing would cost more than the product.
     */
    private static final double UNPACKED = 1e6;

    private static final int NORM_RUN = 8192;

    private static final int SKINNY_COLUMNS = 64;

    /** Columns up to which rows of a matrix beyond the caches are best read as dot products. */
    private static final int NARROW_COLUMNS = 8;

    private static final int NARROW_ROWS = 12;

    /** Elements of a matrix that no cache holds. */
    private static final long BEYOND_CACHES = 1L << 23;

    /** Rows in a block that is not packed, best first: the kernel takes six at a time. */
    private static final int[] SKINNY_ROWS = {96, 48, 24, 12, 6};

    /** Summands in a block of a transposed product that is not packed, best first. */
    private static final int[] SKINNY_SUMMANDS = {192, 96, 48, 24};

    static {
        blas_set_num_threads(1);
    }

    private Blas() {}

    /** Keeps OpenBLAS on the calling thread, whatever another library in this process has set. */
    static void singleThreaded() {
        blas_set_num_threads(1);
    }

    /** {@code c = alpha op(a) op(b) + beta c}. */
    public static void gemm(
            double alpha,
            NativeMatrix a,
            boolean transposeA,
            NativeMatrix b,
            boolean transposeB,
            double beta,
            NativeMatrix c) {
        int m = transposeA ? a.columnCount() : a.rowCount();
        int k = transposeA ? a.rowCount() : a.columnCount();
        int n = transposeB ? b.rowCount() : b.columnCount();
        int kb = transposeB ? b.columnCount() : b.rowCount();
        if (k != kb
                || c.rowCount() != m
                || c.columnCount() != n
                || a.precision() != c.precision()
                || b.precision() != c.precision()) {
            throw new IllegalArgumentException(
                    "cannot multiply ["
                            + m
                            + ", "
                            + k
                            + "] by ["
                            + kb
                            + ", "
                            + n
                            + "] into ["
                            + c.rowCount()
                            + ", "
                            + c.columnCount()
                            + "]");
        }
        if (m == 0 || n == 0) {
            return;
        }
        int ta = transposeA ? CblasTrans : CblasNoTrans;
        int tb = transposeB ? CblasTrans : CblasNoTrans;
        if (c.precision() == Precision.FLOAT32) {
            cblas_sgemm(
                    CblasRowMajor,
                    ta,
                    tb,
                    m,
                    n,
                    k,
                    (float) alpha,
                    (FloatPointer) a.start(),
                    a.stride(),
                    (FloatPointer) b.start(),
                    b.stride(),
                    (float) beta,
                    (FloatPointer) c.start(),
                    c.stride());
        } else {
            cblas_dgemm(
                    CblasRowMajor,
                    ta,
                    tb,
                    m,
                    n,
                    k,
                    alpha,
                    (DoublePointer) a.start(),
                    a.stride(),
                    (DoublePointer) b.start(),
                    b.stride(),
                    beta,
                    (DoublePointer) c.start(),
                    c.stride());
        }
    }

    /**
     * {@code c = a b + beta c} where b may have few columns: a is then taken in blocks of rows that
     * OpenBLAS does not pack.
     */
    public static void multiply(NativeMatrix a, NativeMatrix b, double beta, NativeMatrix c) {
        int n = b.columnCount();
        int rows = a.rowCount();
        double perRow = (double) n * a.columnCount();
        if (n == 1 && b.stride() == 1 && c.stride() == 1) {
            multiplyVector(a, b, beta, c);
            return;
        }
        if (isNarrow(n, a.columnCount())) {
            multiplyNarrow(a, b, beta, c);
            return;
        }
        int block = n > SKINNY_COLUMNS ? rows : unpacked(rows, perRow, SKINNY_ROWS);
        for (int r = 0; r < rows; r += block) {
            int count = Math.min(block, rows - r);
            gemm(1, a.rows(r, count), false, b, false, beta, c.rows(r, count));
        }
    }

    /**
     * How many columns x should have for {@link #multiply} to be fast.
     *
     * @param columns at least
     * @param size rows of x, and of a square a
     */
    public static int padded(int columns, int size) {
        if (isNarrow(columns, size)) {
            return columns;
        }
        int step = columns <= NARROW_COLUMNS ? 4 : 16;
        return (columns + step - 1) / step * step;
    }

    private static boolean isNarrow(int columns, int size) {
        return columns <= NARROW_COLUMNS && isBeyondCaches(size);
    }

    /** Whether a square matrix comes from memory each time that it is read. */
    static boolean isBeyondCaches(int size) {
        return (long) size * size >= BEYOND_CACHES;
    }

    /**
     * As c^T = b^T a^T: every row of a, read once from memory, in a dot product with b's columns.
     */
    private static void multiplyNarrow(
            NativeMatrix a, NativeMatrix b, double beta, NativeMatrix c) {
        int n = b.columnCount();
        int rows = a.rowCount();
        try (NativeMatrix bt = NativeMatrix.uninitialised(b.precision(), n, b.rowCount());
                NativeMatrix ct = NativeMatrix.uninitialised(c.precision(), n, rows)) {
            bt.copyTransposed(b);
            for (int r = 0; r < rows; r += NARROW_ROWS) {
                int count = Math.min(NARROW_ROWS, rows - r);
                gemm(1, bt, false, a.rows(r, count), true, 0, ct.window(0, r, n, count));
            }
            c.addTransposed(beta, ct);
        }
    }

    /**
     * {@code c += a^T b} where b may have few columns: the sum is then taken in blocks of rows of a
     * and b that OpenBLAS does not pack.
     */
    public static void addTransposed(NativeMatrix a, NativeMatrix b, NativeMatrix c) {
        int n = b.columnCount();
        int rows = a.rowCount();
        double perRow = (double) n * a.columnCount();
        int block = n > SKINNY_COLUMNS ? rows : unpacked(rows, perRow, SKINNY_SUMMANDS);
        for (int r = 0; r < rows; r += block) {
            int count = Math.min(block, rows - r);
            gemm(1, a.rows(r, count), true, b.rows(r, count), false, 1, c);
        }
    }

    /** The best block of rows that is small enough; all rows where none is. */
    private static int unpacked(int rows, double perRow, int[] blocks) {
        int block = rows;
        for (int i = 0; perRow * block > UNPACKED && i < blocks.length; i++) {
            block = blocks[i];
        }
        return perRow * block > UNPACKED ? rows : Math.min(rows, block);
    }

    private static void multiplyVector(
            NativeMatrix a, NativeMatrix x, double beta, NativeMatrix y) {
        if (a.precision() == Precision.FLOAT32) {
            cblas_sgemv(
                    CblasRowMajor,
                    CblasNoTrans,
                    a.rowCount(),
                    a.columnCount(),
                    1,
                    (FloatPointer) a.start(),
                    a.stride(),
                    (FloatPointer) x.start(),
                    1,
                    (float) beta,
                    (FloatPointer) y.start(),
                    1);
        } else {
            cblas_dgemv(
                    CblasRowMajor,
                    CblasNoTrans,
                    a.rowCount(),
                    a.columnCount(),
                    1,
                    (DoublePointer) a.start(),
                    a.stride(),
                    (DoublePointer) x.start(),
                    1,
                    beta,
                    (DoublePointer) y.start(),
                    1);
        }
    }

    /** Sum of squares of a dense matrix, in runs that float32 sums well. */
    public static double squaredNorm(NativeMatrix x) {
        int n = x.rowCount() * x.columnCount();
        double sum = 0;
        for (int i = 0; i < n; i += NORM_RUN) {
            int count = Math.min(NORM_RUN, n - i);
            NativeMatrix run = x.run(i, count);
            sum +=
                    x.precision() == Precision.FLOAT32
                            ? cblas_sdot(
                                    count,
                                    (FloatPointer) run.start(),
                                    1,
                                    (FloatPointer) run.start(),
                                    1)
                            : cblas_ddot(
                                    count,
                                    (DoublePointer) run.start(),
                                    1,
                                    (DoublePointer) run.start(),
                                    1);
        }
        return sum;
    }

    /** {@code y += x} for matrices of one shape, which may be windows. */
    public static void add(NativeMatrix x, NativeMatrix y) {
        if (x.rowCount() != y.rowCount() || x.columnCount() != y.columnCount()) {
            throw new IllegalArgumentException("expected two matrices of one shape");
        }
        if (x.isDense() && y.isDense()) {
            addRun(x, y, x.rowCount() * x.columnCount());
            return;
        }
        for (int r = 0; r < x.rowCount(); r++) {
            addRun(x.rows(r, 1), y.rows(r, 1), x.columnCount());
        }
    }

    private static void addRun(NativeMatrix x, NativeMatrix y, int n) {
        if (x.precision() == Precision.FLOAT32) {
            cblas_saxpy(n, 1, (FloatPointer) x.start(), 1, (FloatPointer) y.start(), 1);
        } else {
            cblas_daxpy(n, 1, (DoublePointer) x.start(), 1, (DoublePointer) y.start(), 1);
        }
    }
}
