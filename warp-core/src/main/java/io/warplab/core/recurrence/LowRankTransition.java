package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A = I + U V^T with U, V [D_theta, rank]: U starts at zero, so that A starts at the identity, V at
 * random.
 */
record LowRankTransition(int size, int rank) implements Transition {
    static final String LEFT = "U";
    static final String RIGHT = "V";

    @Override
    public List<ParameterSpec> parameters() {
        long[] shape = {size, rank};
        return List.of(
                new ParameterSpec(
                        LEFT, shape, ParameterSpec.TRANSITION, seed -> new double[size * rank]),
                new ParameterSpec(RIGHT, shape, ParameterSpec.TRANSITION, this::normal));
    }

    private double[] normal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[size * rank];
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextGaussian() / Math.sqrt(size);
        }
        return v;
    }

    @Override
    public double flopsPerColumn() {
        return 4.0 * size * rank;
    }

    @Override
    public double bytes() {
        return 8.0 * size * rank;
    }

    @Override
    public Operator open(ParameterAccess parameters, NativePool pool) {
        NativeMatrix u = NativeMatrix.wrap(parameters.value(LEFT));
        NativeMatrix v = NativeMatrix.wrap(parameters.value(RIGHT));
        return new Operator() {
            @Override
            public void apply(NativeMatrix x, NativeMatrix out, Part part) {
                add(u, v, x, 0, out, part, pool);
            }

            @Override
            public void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part) {
                add(v, u, y, beta, out, part, pool);
            }

            @Override
            public Gradient gradient(ParameterAccess target) {
                return new LowRankGradient(u, v, pool);
            }
        };
    }

    /**
     * A part of the rows of {@code out = x + p q^T x + beta out}; every part needs all of q^T x.
     */
    private static void add(
            NativeMatrix p,
            NativeMatrix q,
            NativeMatrix x,
            double beta,
            NativeMatrix out,
            Part part,
            NativePool pool) {
        int from = part.from(x.rowCount());
        int rows = part.size(x.rowCount());
        NativeMatrix inner = pool.take(x.precision(), q.columnCount(), x.columnCount());
        Blas.gemm(1, q, true, x, false, 0, inner);
        NativeMatrix to = out.rows(from, rows);
        if (beta == 0) {
            to.copy(x.rows(from, rows));
        } else {
            Blas.add(x.rows(from, rows), to);
        }
        Blas.gemm(1, p.rows(from, rows), false, inner, false, 1, to);
        pool.give(inner);
    }

    /** dU = Y (V^T X)^T, dV = X (U^T Y)^T. */
    private static final class LowRankGradient implements Gradient {
        private final NativeMatrix u;
        private final NativeMatrix v;
        private final NativePool pool;
        private final NativeMatrix dU;
        private final NativeMatrix dV;

        LowRankGradient(NativeMatrix u, NativeMatrix v, NativePool pool) {
            this.u = u;
            this.v = v;
            this.pool = pool;
            Precision precision = u.precision();
            dU = pool.takeZeros(precision, u.rowCount(), u.columnCount());
            dV = pool.takeZeros(precision, u.rowCount(), u.columnCount());
        }

        @Override
        public void accumulate(NativeMatrix y, NativeMatrix x, Part part) {
            outer(y, v, x, dU, part);
            outer(x, u, y, dV, part);
        }

        /** A part of the rows of {@code sum += a (q^T c)^T}. */
        private void outer(
                NativeMatrix a, NativeMatrix q, NativeMatrix c, NativeMatrix sum, Part part) {
            int from = part.from(a.rowCount());
            int rows = part.size(a.rowCount());
            NativeMatrix inner = pool.take(a.precision(), q.columnCount(), c.columnCount());
            Blas.gemm(1, q, true, c, false, 0, inner);
            Blas.gemm(1, a.rows(from, rows), false, inner, true, 1, sum.rows(from, rows));
            pool.give(inner);
        }

        @Override
        public void addTo(ParameterAccess parameters) {
            Blas.add(dU, NativeMatrix.wrap(parameters.gradient(LEFT)));
            Blas.add(dV, NativeMatrix.wrap(parameters.gradient(RIGHT)));
        }

        @Override
        public void close() {
            pool.give(dU, dV);
        }
    }
}
