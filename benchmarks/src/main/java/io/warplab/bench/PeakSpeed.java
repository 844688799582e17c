package io.warplab.bench;

import io.warplab.api.lanes.Precision;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.WorkerPool;

/** What the machine can do: float32 products of square matrices, the fastest of several. */
final class PeakSpeed {
    private static final int SIZE = 1536;
    private static final int TRIES = 12;

    private PeakSpeed() {}

    /** GFLOP/s of all threads together. */
    static double gigaflops(int threads) {
        try (WorkerPool workers = new WorkerPool(threads)) {
            NativeMatrix[] c = new NativeMatrix[threads];
            NativeMatrix a = NativeMatrix.zeros(Precision.FLOAT32, SIZE, SIZE);
            for (int w = 0; w < threads; w++) {
                c[w] = NativeMatrix.zeros(Precision.FLOAT32, SIZE, SIZE);
            }
            double best = 0;
            for (int i = 0; i < TRIES; i++) {
                long from = System.nanoTime();
                workers.run(me -> Blas.gemm(1, a, false, a, false, 0, c[me]));
                double flops = 2.0 * SIZE * SIZE * SIZE * threads;
                best = Math.max(best, flops / (System.nanoTime() - from));
            }
            a.close();
            for (NativeMatrix m : c) {
                m.close();
            }
            return best;
        }
    }
}
