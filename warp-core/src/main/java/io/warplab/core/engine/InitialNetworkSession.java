package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The initial network on one batch, theta_{-1} = [W, b] [h; 1] with h the last hidden layer on the
 * g different first observations. Columns and coordinates, whichever are fewest:
 *
 * <ul>
 *   <li>theta_{-1} of the g observations themselves;
 *   <li>[W, b], with coordinates [h; 1], which depend on parameters;
 *   <li>theta_{-1} Q, with coordinates Q^T: the first columns of Q [g, r] span, to rounding, all
 *       functions of x_0 that the forward pass looks at (1, h_i), all of Q also those of the
 *       backward pass (h_i', h_i' x_0j): theta_{-1} times the latter is zero. Close first
 *       observations have few such dimensions. Backward, dtheta_{-1} = dColumns Q^T serves as the
 *       gradient: what is orthogonal to Q would be multiplied by zero. One hidden layer.
 * </ul>
 */
final class InitialNetworkSession implements InitialState.Session {
    /** A column costs the recurrence as much again, twice, backward and in the gradient of A. */
    private static final int PRODUCTS = 3;

    /** Operations that a column must cost before looking for a small basis pays. */
    private static final double WORTH_A_BASIS = 3e7;

    private final InitialNetwork network;
    private final ParameterAccess parameters;
    private final Precision precision;
    private final int last;
    private final Lanes x0;
    private final int[] groups;
    private final Lanes[] pre;
    private final Lanes[] post;

    /** Input of the last layer, [hidden, g]. */
    private final Lanes hidden;

    private final boolean factored;

    /** Null for the identity. */
    private final Basis basis;

    /**
     * @param rows Q^T, [r, g]
     * @param forward how many of them, the first ones, span what the forward pass looks at
     */
    private record Basis(Lanes rows, int forward) {}

    InitialNetworkSession(
            InitialNetwork network, Lanes x0, double columnCost, ParameterAccess parameters) {
        this.network = network;
        this.parameters = parameters;
        precision = x0.precision();
        last = network.layers() - 1;
        DistinctColumns distinct = DistinctColumns.of(x0);
        this.x0 = distinct.values();
        groups = distinct.groups();
        pre = new Lanes[last];
        post = new Lanes[last];
        Lanes x = this.x0;
        for (int l = 0; l < last; l++) {
            pre[l] = affine(l, x);
            post[l] = Lanes.zeros(precision, pre[l].rows(), x.lanes());
            post[l].activate(network.activation(), pre[l], pre[l].rows());
            x = post[l];
        }
        hidden = x;
        int fewest = Math.min(this.x0.lanes(), hidden.rows() + 1);
        basis = last == 1 && columnCost > WORTH_A_BASIS ? basis(fewest) : null;
        factored = basis == null && this.x0.lanes() > hidden.rows() + 1;
    }

    private Lanes affine(int l, Lanes x) {
        Lanes y = multiply(parameters.value("weight" + l), false, x);
        double[] bias = parameters.values("bias" + l);
        double[] row = new double[x.lanes()];
        for (int o = 0; o < bias.length; o++) {
            Arrays.fill(row, bias[o]);
            y.addRow(o, row);
        }
        return y;
    }

    /** Q^T, or null where {@code otherwise} columns cost less. */
    private Basis basis(int otherwise) {
        double ulp = precision == Precision.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0);
        // What rounding loses of a column in one product with A.
        double tolerance = ulp * Math.sqrt(network.sizes().get(last + 1));
        NumericalRange range = new NumericalRange(tolerance);
        if (!range.extend(forwardFunctions(), otherwise - 1)) {
            return null;
        }
        int forward = range.size();
        int most = PRODUCTS * otherwise - (PRODUCTS - 1) * forward - 1;
        if (!range.extend(backwardFunctions(), most)) {
            return null;
        }
        Lanes rows = Lanes.zeros(precision, range.size(), x0.lanes());
        for (int r = 0; r < rows.rows(); r++) {
            rows.writeRow(r, range.vector(r));
        }
        return new Basis(rows, forward);
    }

    /** 1 and h_i on the first observations. */
    private double[][] forwardFunctions() {
        double[][] functions = new double[1 + hidden.rows()][x0.lanes()];
        Arrays.fill(functions[0], 1);
        for (int i = 0; i < hidden.rows(); i++) {
            hidden.readRow(i, functions[1 + i]);
        }
        return functions;
    }

    /** h_i' and h_i' x_0j on the first observations. */
    private double[][] backwardFunctions() {
        int g = x0.lanes();
        int width = hidden.rows();
        Lanes slopes = Lanes.zeros(precision, width, g);
        slopes.fill(1);
        slopes.activateBackward(network.activation(), pre[0], width);
        double[][] functions = new double[width * (1 + x0.rows())][g];
        double[] x = new double[g];
        for (int i = 0; i < width; i++) {
            double[] slope = functions[i];
            slopes.readRow(i, slope);
            for (int c = 0; c < x0.rows(); c++) {
                x0.readRow(c, x);
                double[] product = functions[width * (1 + c) + i];
                for (int n = 0; n < g; n++) {
                    product[n] = slope[n] * x[n];
                }
            }
        }
        return functions;
    }

    /** [h; 1], [hidden + 1, g]. */
    private Lanes extended() {
        Lanes all = Lanes.zeros(precision, hidden.rows() + 1, hidden.lanes());
        all.copyRows(0, hidden, 0, hidden.rows());
        double[] ones = new double[hidden.lanes()];
        Arrays.fill(ones, 1);
        all.writeRow(hidden.rows(), ones);
        return all;
    }

    /** [W, b] X for X [hidden + 1, n]. */
    private Lanes lastLayer(Lanes x) {
        Lanes h = Lanes.zeros(precision, hidden.rows(), x.lanes());
        h.copyRows(0, x, 0, h.rows());
        Lanes y = multiply(parameters.value("weight" + last), false, h);
        double[] bias = parameters.values("bias" + last);
        double[] factor = new double[x.lanes()];
        x.readRow(hidden.rows(), factor);
        double[] row = new double[x.lanes()];
        for (int o = 0; o < bias.length; o++) {
            for (int n = 0; n < row.length; n++) {
                row[n] = bias[o] * factor[n];
            }
            y.addRow(o, row);
        }
        return y;
    }

    @Override
    public Lanes columns() {
        if (factored) {
            Lanes identity = Lanes.zeros(precision, hidden.rows() + 1, hidden.rows() + 1);
            for (int i = 0; i < identity.rows(); i++) {
                identity.set(i, i, 1);
            }
            return lastLayer(identity);
        }
        return basis == null ? lastLayer(extended()) : lastLayer(inBasis());
    }

    @Override
    public int nonzeroColumns() {
        if (basis != null) {
            return basis.forward();
        }
        return factored ? hidden.rows() + 1 : x0.lanes();
    }

    /** [h; 1] Q, [hidden + 1, r], zero beyond the forward dimensions. */
    private Lanes inBasis() {
        Lanes all = product(extended(), basis.rows(), true);
        double[] row = new double[all.lanes()];
        for (int i = 0; i < all.rows(); i++) {
            all.readRow(i, row);
            Arrays.fill(row, basis.forward(), row.length, 0);
            all.writeRow(i, row);
        }
        return all;
    }

    @Override
    public Lanes coordinates(int from, int lanes) {
        Lanes of = factored ? extended() : basis == null ? null : basis.rows();
        Lanes out = Lanes.zeros(precision, of == null ? x0.lanes() : of.rows(), lanes);
        for (int n = 0; n < lanes; n++) {
            int g = groups[from + n];
            if (of == null) {
                out.set(g, n, 1);
            } else {
                for (int r = 0; r < out.rows(); r++) {
                    out.set(r, n, of.get(r, g));
                }
            }
        }
        return out;
    }

    @Override
    public boolean coordinatesDepend() {
        return factored;
    }

    @Override
    public void backward(Lanes dColumns, Lanes dCoordinates) {
        Lanes dHidden;
        if (factored) {
            addColumns(dColumns);
            dHidden = Lanes.zeros(precision, hidden.rows(), hidden.lanes());
            for (int n = 0; n < groups.length; n++) {
                for (int r = 0; r < dHidden.rows(); r++) {
                    dHidden.set(r, groups[n], dHidden.get(r, groups[n]) + dCoordinates.get(r, n));
                }
            }
        } else {
            Lanes seen = basis == null ? extended() : inBasis();
            addColumns(product(dColumns, seen, true));
            Lanes pulled = multiply(parameters.value("weight" + last), true, dColumns);
            dHidden = basis == null ? pulled : product(pulled, basis.rows(), false);
        }
        Lanes dy = dHidden;
        for (int l = last - 1; l >= 0; l--) {
            dy.activateBackward(network.activation(), pre[l], dy.rows());
            Lanes x = l == 0 ? x0 : post[l - 1];
            add("weight" + l, product(dy, x, true));
            addBias(l, dy);
            if (l > 0) {
                dy = multiply(parameters.value("weight" + l), true, dy);
            }
        }
    }

    /** Adds the gradient of [W, b], [D_theta, hidden + 1]. */
    private void addColumns(Lanes gradient) {
        int h = hidden.rows();
        double[] dWeight = new double[gradient.rows() * h];
        double[] dBias = new double[gradient.rows()];
        double[] row = new double[h + 1];
        for (int o = 0; o < dBias.length; o++) {
            gradient.readRow(o, row);
            System.arraycopy(row, 0, dWeight, o * h, h);
            dBias[o] = row[h];
        }
        parameters.addGradient("weight" + last, dWeight);
        parameters.addGradient("bias" + last, dBias);
    }

    private void add(String name, Lanes gradient) {
        double[] flat = new double[gradient.rows() * gradient.lanes()];
        double[] row = new double[gradient.lanes()];
        for (int r = 0; r < gradient.rows(); r++) {
            gradient.readRow(r, row);
            System.arraycopy(row, 0, flat, r * row.length, row.length);
        }
        parameters.addGradient(name, flat);
    }

    private void addBias(int l, Lanes dy) {
        double[] bias = new double[dy.rows()];
        double[] row = new double[dy.lanes()];
        for (int o = 0; o < bias.length; o++) {
            dy.readRow(o, row);
            bias[o] = Arrays.stream(row).sum();
        }
        parameters.addGradient("bias" + l, bias);
    }

    private Lanes multiply(INDArray weight, boolean transposed, Lanes x) {
        int rows = (int) weight.size(transposed ? 1 : 0);
        Lanes y = Lanes.zeros(precision, rows, x.lanes());
        try (NativeMatrix in = NativeMatrix.of(x);
                NativeMatrix out = NativeMatrix.uninitialised(precision, rows, x.lanes())) {
            Blas.gemm(1, NativeMatrix.wrap(weight), transposed, in, false, 0, out);
            out.store(y);
        }
        return y;
    }

    /** a b^T or a b. */
    private Lanes product(Lanes a, Lanes b, boolean transposeB) {
        int columns = transposeB ? b.rows() : b.lanes();
        Lanes y = Lanes.zeros(precision, a.rows(), columns);
        try (NativeMatrix left = NativeMatrix.of(a);
                NativeMatrix right = NativeMatrix.of(b);
                NativeMatrix out = NativeMatrix.uninitialised(precision, a.rows(), columns)) {
            Blas.gemm(1, left, false, right, transposeB, 0, out);
            out.store(y);
        }
        return y;
    }
}
