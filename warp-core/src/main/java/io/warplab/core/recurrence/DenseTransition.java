package io.warplab.core.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.PackedMatrix;
import io.warplab.core.linalg.Part;
import io.warplab.core.linalg.Transposition;
import java.util.List;

/** A is a full matrix (paper, section 2). */
record DenseTransition(int size) implements Transition {
    private static final String NAME = "A";

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(
                        NAME,
                        new long[] {size, size},
                        ParameterSpec.TRANSITION,
                        seed -> identity()));
    }

    private double[] identity() {
        double[] a = new double[size * size];
        for (int i = 0; i < size; i++) {
            a[i * size + i] = 1;
        }
        return a;
    }

    @Override
    public double flopsPerColumn() {
        return 2.0 * size * size;
    }

    @Override
    public double bytes() {
        return 4.0 * size * size;
    }

    @Override
    public int runWidth(int columns, int products, Precision precision) {
        return PackedMatrix.suits(precision, size, columns, products)
                ? columns
                : Transition.super.runWidth(columns, products, precision);
    }

    @Override
    public Operator open(ParameterAccess parameters, NativePool pool) {
        return new Dense(NativeMatrix.wrap(parameters.value(NAME)), pool);
    }

    private static final class Dense implements Operator {
        private final NativeMatrix a;
        private final NativePool pool;
        private volatile NativeMatrix transposed;
        private volatile PackedMatrix packed;
        private volatile boolean packedTransposed;

        Dense(NativeMatrix a, NativePool pool) {
            this.a = a;
            this.pool = pool;
        }

        private int size() {
            return a.rowCount();
        }

        @Override
        public void prepare(int columns, int products, Part part) {
            if (PackedMatrix.suits(a.precision(), size(), columns, products)) {
                memory(part, false).pack(a, part);
            }
        }

        @Override
        public void prepareTransposed(int columns, int products, Part part) {
            if (PackedMatrix.suits(a.precision(), size(), columns, products)) {
                memory(part, true).packTransposed(a, part);
                return;
            }
            NativeMatrix to;
            synchronized (this) {
                if (transposed == null) {
                    transposed = pool.take(a.precision(), size(), size());
                }
                to = transposed;
            }
            Transposition.copy(a, to, part);
        }

        /** What is packed last takes the place of what was packed before. */
        private synchronized PackedMatrix memory(Part part, boolean forTransposed) {
            if (packed == null) {
                packed = pool.takePacked(size(), part.count());
            }
            packedTransposed = forTransposed;
            return packed;
        }

        @Override
        public void apply(NativeMatrix x, NativeMatrix out, Part part) {
            if (packed != null && !packedTransposed) {
                packed.multiply(x, 0, out, part);
                return;
            }
            if (part.count() == 1) {
                Blas.multiply(a, x, 0, out);
                return;
            }
            int from = part.from(size());
            int rows = part.size(size());
            Blas.multiply(a.rows(from, rows), x, 0, out.rows(from, rows));
        }

        @Override
        public void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part) {
            if (packed != null && packedTransposed) {
                packed.multiply(y, beta, out, part);
                return;
            }
            int from = part.from(size());
            int rows = part.size(size());
            if (transposed != null) {
                Blas.multiply(transposed.rows(from, rows), y, beta, out.rows(from, rows));
            } else {
                NativeMatrix columns = a.window(0, from, size(), rows);
                Blas.gemm(1, columns, true, y, false, beta, out.rows(from, rows));
            }
        }

        @Override
        public Gradient gradient(ParameterAccess target) {
            return new DenseGradient(a, target, pool);
        }

        @Override
        public void close() {
            pool.give(transposed);
            transposed = null;
            pool.give(packed);
            packed = null;
        }
    }

    private static final class DenseGradient implements Gradient {
        private final NativePool pool;
        private final NativeMatrix sum;
        private final boolean own;

        DenseGradient(NativeMatrix a, ParameterAccess target, NativePool pool) {
            this.pool = pool;
            own = target == null;
            sum =
                    own
                            ? pool.takeZeros(a.precision(), a.rowCount(), a.columnCount())
                            : NativeMatrix.wrap(target.gradient(NAME));
        }

        @Override
        public void accumulate(NativeMatrix y, NativeMatrix x, Part part) {
            int from = part.from(sum.rowCount());
            int rows = part.size(sum.rowCount());
            Blas.gemm(1, y.rows(from, rows), false, x, true, 1, sum.rows(from, rows));
        }

        @Override
        public void addTo(ParameterAccess parameters) {
            if (own) {
                Blas.add(sum, NativeMatrix.wrap(parameters.gradient(NAME)));
            }
        }

        @Override
        public void close() {
            if (own) {
                pool.give(sum);
            }
        }
    }
}
