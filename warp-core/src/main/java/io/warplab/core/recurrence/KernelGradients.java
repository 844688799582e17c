package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;

/** What one worker's blocks of a {@link KernelPass} say about the chain. */
final class KernelGradients implements AutoCloseable {
    private final NativePool pool;
    private final int columns;
    private final int driveSize;

    /** Gradients of Z_0 .. Z_{T-1}, [D_theta, width]; kernel columns stay zero until spread. */
    private final NativeMatrix[] chain;

    /** Gradients of K_0, K_1, .. side by side, [D_theta, T D_u]. */
    private final NativeMatrix kernel;

    KernelGradients(
            NativePool pool,
            Precision precision,
            int stateSize,
            int width,
            int columns,
            int driveSize,
            int steps) {
        this.pool = pool;
        this.columns = columns;
        this.driveSize = driveSize;
        chain = new NativeMatrix[steps];
        for (int t = 0; t < steps; t++) {
            chain[t] = pool.takeZeros(precision, stateSize, width);
        }
        kernel = pool.takeZeros(precision, stateSize, steps * driveSize);
    }

    NativeMatrix chain(int t) {
        return chain[t];
    }

    /** Gradient of A^{t+1} C, [D_theta, c]. */
    NativeMatrix startsAt(int t) {
        return chain[t].window(0, driveSize, chain[t].rowCount(), columns);
    }

    /** Gradient of K_0 .. K_t. */
    NativeMatrix kernelUpTo(int t) {
        return kernel.window(0, 0, kernel.rowCount(), (t + 1) * driveSize);
    }

    void addKernel(KernelGradients other) {
        Blas.add(other.kernel, kernel);
    }

    /** Moves the gradient of K_t to its columns of the chain. */
    void spreadKernel(int t, Part part) {
        int from = part.from(kernel.rowCount());
        int rows = part.size(kernel.rowCount());
        chain[t].window(from, 0, rows, driveSize)
                .copy(kernel.window(from, t * driveSize, rows, driveSize));
    }

    @Override
    public void close() {
        pool.give(chain);
        pool.give(kernel);
    }
}
