package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.NativeMatrix;
import java.util.Arrays;
import java.util.List;

/** A is diagonal: every weight of the root network has its own decay. */
record DiagonalTransition(int size) implements Transition {
    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(
                        "a",
                        new long[] {size},
                        ParameterSpec.TRANSITION,
                        seed -> {
                            double[] a = new double[size];
                            Arrays.fill(a, 1);
                            return a;
                        }));
    }

    @Override
    public Operator open(ParameterAccess parameters, boolean training) {
        return new Diagonal(parameters);
    }

    private static final class Diagonal implements Operator {
        private final ParameterAccess parameters;
        private final double[] a;
        private final double[] gradient;
        private Lanes left;
        private Lanes right;

        Diagonal(ParameterAccess parameters) {
            this.parameters = parameters;
            a = parameters.values("a");
            gradient = new double[a.length];
        }

        @Override
        public void apply(NativeMatrix x, NativeMatrix out) {
            Lanes values = read(x, true);
            values.scaleRows(a);
            out.load(values);
        }

        @Override
        public void applyTransposed(NativeMatrix y, NativeMatrix out) {
            apply(y, out);
        }

        @Override
        public void accumulate(NativeMatrix y, NativeMatrix x) {
            read(y, true).addRowProducts(read(x, false), gradient);
        }

        @Override
        public void finish() {
            parameters.addGradient("a", gradient);
        }

        private Lanes read(NativeMatrix from, boolean first) {
            Lanes space = first ? left : right;
            if (space == null || space.lanes() != from.columnCount()) {
                space = Lanes.zeros(from.precision(), from.rowCount(), from.columnCount());
                if (first) {
                    left = space;
                } else {
                    right = space;
                }
            }
            from.store(space);
            return space;
        }
    }
}
