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

    private static final int SKINNY_COLUMNS = 48;

    /** Rows in a block that is not packed, best first: the kernel takes six at a time. */
    private static final int[] SKINNY_ROWS = {24, 12, 6};

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
     * {@code c = a b + beta c} where b may have few columns: a large a is then read once, in blocks
     * of rows that OpenBLAS does not pack.
     */
    public static void multiply(NativeMatrix a, NativeMatrix b, double beta, NativeMatrix c) {
        int n = b.columnCount();
        int rows = a.rowCount();
        double perRow = (double) n * a.columnCount();
        if (n == 1 && b.stride() == 1 && c.stride() == 1) {
            multiplyVector(a, b, beta, c);
            return;
        }
        int block = rows;
        for (int i = 0; perRow * block > UNPACKED && i < SKINNY_ROWS.length; i++) {
            block = SKINNY_ROWS[i];
        }
        if (n > SKINNY_COLUMNS || perRow * block > UNPACKED) {
            block = rows;
        }
        for (int r = 0; r < rows; r += block) {
            int count = Math.min(block, rows - r);
            gemm(1, a.rows(r, count), false, b, false, beta, c.rows(r, count));
        }
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

    /** {@code y += x} for dense matrices of one shape. */
    public static void add(NativeMatrix x, NativeMatrix y) {
        int n = x.rowCount() * x.columnCount();
        if (n != y.rowCount() * y.columnCount() || !x.isDense() || !y.isDense()) {
            throw new IllegalArgumentException("expected two dense matrices of one shape");
        }
        if (x.precision() == Precision.FLOAT32) {
            cblas_saxpy(n, 1, (FloatPointer) x.start(), 1, (FloatPointer) y.start(), 1);
        } else {
            cblas_daxpy(n, 1, (DoublePointer) x.start(), 1, (DoublePointer) y.start(), 1);
        }
    }
}
