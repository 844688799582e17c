package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.List;

/**
 * A is block-diagonal: the root weights fall into groups of {@code block} that mix among themselves
 * alone. The blocks are the rows of one matrix [size, block]; the last block may be smaller, its
 * columns beyond are not used.
 */
record BlockDiagonalTransition(int size, int block) implements Transition {
    private static final String NAME = "blocks";

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(
                        NAME,
                        new long[] {size, block},
                        ParameterSpec.TRANSITION,
                        seed -> {
                            double[] a = new double[size * block];
                            for (int i = 0; i < size; i++) {
                                a[i * block + i % block] = 1;
                            }
                            return a;
                        }));
    }

    @Override
    public double flopsPerColumn() {
        return 2.0 * size * block;
    }

    @Override
    public double bytes() {
        return 4.0 * size * block;
    }

    @Override
    public Operator open(ParameterAccess parameters, NativePool pool) {
        NativeMatrix blocks = NativeMatrix.wrap(parameters.value(NAME));
        return new Operator() {
            @Override
            public void apply(NativeMatrix x, NativeMatrix out, Part part) {
                forBlocks(
                        part,
                        (from, rows) ->
                                Blas.gemm(
                                        1,
                                        blocks.window(from, 0, rows, rows),
                                        false,
                                        x.rows(from, rows),
                                        false,
                                        0,
                                        out.rows(from, rows)));
            }

            @Override
            public void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part) {
                forBlocks(
                        part,
                        (from, rows) ->
                                Blas.gemm(
                                        1,
                                        blocks.window(from, 0, rows, rows),
                                        true,
                                        y.rows(from, rows),
                                        false,
                                        beta,
                                        out.rows(from, rows)));
            }

            @Override
            public Gradient gradient(ParameterAccess target) {
                return new BlockGradient(blocks.precision(), pool);
            }
        };
    }

    private interface Block {
        void run(int from, int rows);
    }

    /** The blocks of one part; parts share whole blocks. */
    private void forBlocks(Part part, Block work) {
        int count = (size + block - 1) / block;
        int first = (int) ((long) count * part.index() / part.count());
        int end = (int) ((long) count * (part.index() + 1) / part.count());
        for (int k = first; k < end; k++) {
            work.run(k * block, Math.min(block, size - k * block));
        }
    }

    private final class BlockGradient implements Gradient {
        private final NativePool pool;
        private final NativeMatrix sum;

        BlockGradient(io.warplab.api.lanes.Precision precision, NativePool pool) {
            this.pool = pool;
            sum = pool.takeZeros(precision, size, block);
        }

        @Override
        public void accumulate(NativeMatrix y, NativeMatrix x, Part part) {
            forBlocks(
                    part,
                    (from, rows) ->
                            Blas.gemm(
                                    1,
                                    y.rows(from, rows),
                                    false,
                                    x.rows(from, rows),
                                    true,
                                    1,
                                    sum.window(from, 0, rows, rows)));
        }

        @Override
        public void addTo(ParameterAccess parameters) {
            Blas.add(sum, NativeMatrix.wrap(parameters.gradient(NAME)));
        }

        @Override
        public void close() {
            pool.give(sum);
        }
    }
}
