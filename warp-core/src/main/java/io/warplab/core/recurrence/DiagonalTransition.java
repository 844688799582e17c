package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.Arrays;
import java.util.List;

/** A is diagonal: every weight of the root network has its own decay. */
record DiagonalTransition(int size) implements Transition {
    static final String NAME = "a";

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(
                new ParameterSpec(
                        NAME,
                        new long[] {size},
                        ParameterSpec.TRANSITION,
                        seed -> {
                            double[] a = new double[size];
                            Arrays.fill(a, 1);
                            return a;
                        }));
    }

    @Override
    public double flopsPerColumn() {
        return size;
    }

    @Override
    public double bytes() {
        return 4.0 * size;
    }

    @Override
    public Operator open(ParameterAccess parameters, NativePool pool) {
        return new Diagonal(parameters.values(NAME));
    }

    private record Diagonal(double[] a) implements Operator {
        @Override
        public void apply(NativeMatrix x, NativeMatrix out, Part part) {
            applyTransposed(x, 0, out, part);
        }

        @Override
        public void applyTransposed(NativeMatrix y, double beta, NativeMatrix out, Part part) {
            int from = part.from(a.length);
            int rows = part.size(a.length);
            Lanes values = Lanes.zeros(y.precision(), rows, y.columnCount());
            y.rows(from, rows).store(values);
            values.scaleRows(Arrays.copyOfRange(a, from, from + rows));
            if (beta != 0) {
                Lanes before = Lanes.zeros(y.precision(), rows, y.columnCount());
                out.rows(from, rows).store(before);
                values.addScaledRows(0, beta, before, 0, rows);
            }
            out.rows(from, rows).load(values);
        }

        @Override
        public Gradient gradient(ParameterAccess target) {
            double[] sum = new double[a.length];
            return new Gradient() {
                @Override
                public void accumulate(NativeMatrix y, NativeMatrix x, Part part) {
                    int from = part.from(sum.length);
                    int rows = part.size(sum.length);
                    Lanes left = Lanes.zeros(y.precision(), rows, y.columnCount());
                    Lanes right = Lanes.zeros(y.precision(), rows, y.columnCount());
                    y.rows(from, rows).store(left);
                    x.rows(from, rows).store(right);
                    double[] products = new double[rows];
                    left.addRowProducts(right, products);
                    for (int i = 0; i < rows; i++) {
                        sum[from + i] += products[i];
                    }
                }

                @Override
                public void addTo(ParameterAccess parameters) {
                    parameters.addGradient(NAME, sum);
                }
            };
        }
    }
}
