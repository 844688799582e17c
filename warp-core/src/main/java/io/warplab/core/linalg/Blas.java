package io.warplab.core.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.warplab.api.lanes.Precision;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The one BLAS routine that the engine needs, on native matrices. Called from OpenBLAS's own
 * preset: its overhead per call is a tenth of a microsecond, ND4J's is tens of microseconds.
 */
public final class Blas {
    private Blas() {}

    /** Threads inside one product; the engine shares work by lanes and keeps this at 1. */
    public static void threads(int count) {
        blas_set_num_threads(count);
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
}
