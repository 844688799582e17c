package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import java.util.List;

/** A is a full matrix (paper, section 2). */
record DenseTransition(int size) implements Transition {
    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(
                        "A",
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
    public Operator open(ParameterAccess parameters, boolean training) {
        NativeMatrix a = NativeMatrix.wrap(parameters.value("A"));
        NativeMatrix gradient = training ? NativeMatrix.wrap(parameters.gradient("A")) : null;
        return new Operator() {
            @Override
            public void apply(NativeMatrix x, NativeMatrix out) {
                Blas.gemm(1, a, false, x, false, 0, out);
            }

            @Override
            public void applyTransposed(NativeMatrix y, NativeMatrix out) {
                Blas.gemm(1, a, true, y, false, 0, out);
            }

            @Override
            public void accumulate(NativeMatrix y, NativeMatrix x) {
                Blas.gemm(1, y, false, x, true, 1, gradient);
            }

            @Override
            public void finish() {}
        };
    }
}
