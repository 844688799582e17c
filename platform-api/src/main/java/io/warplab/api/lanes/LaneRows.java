package io.warplab.api.lanes;

import java.util.Arrays;

/**
 * Arithmetic of rows of lanes as plain loops, which the compiler vectorises. A row that is
 * identically zero may be null where it says so. Rows are never written to but when they are made.
 */
final class LaneRows {
    private final int lanes;
    private final RowPool pool;

    /**
     * @param lanes of a row
     * @param pool where rows come from; null: each is new
     */
    LaneRows(int lanes, RowPool pool) {
        this.lanes = lanes;
        this.pool = pool;
    }

    /** A row to be written to once, whole; what is in it is undefined. */
    double[] make() {
        return pool == null ? new double[lanes] : pool.next();
    }

    /** The same number in every lane. */
    double[] filled(double value) {
        double[] out = make();
        Arrays.fill(out, value);
        return out;
    }

    /** A copy. */
    double[] copy(double[] x) {
        double[] out = make();
        System.arraycopy(x, 0, out, 0, lanes);
        return out;
    }

    /** x + y; either may be null, and so is the sum of nulls. */
    double[] sum(double[] x, double[] y) {
        if (x == null || y == null) {
            return x == null ? y : x;
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] + y[n];
        }
        return out;
    }

    /** x - y; either may be null, and so is the difference of nulls. */
    double[] difference(double[] x, double[] y) {
        if (y == null) {
            return x;
        }
        if (x == null) {
            return scaled(y, -1);
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] - y[n];
        }
        return out;
    }

    /** s x; null for null. */
    double[] scaled(double[] x, double s) {
        if (x == null) {
            return null;
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * s;
        }
        return out;
    }

    /** x / b, rather than x (1 / b), which rounds twice and overflows sooner; null for null. */
    double[] quotient(double[] x, double b) {
        if (x == null) {
            return null;
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] / b;
        }
        return out;
    }

    /** x y, lane by lane; null when x is. */
    double[] product(double[] x, double[] y) {
        if (x == null) {
            return null;
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * y[n];
        }
        return out;
    }

    /** x a + y b; x and y may be null, and so is the result where both are. */
    double[] mixed(double[] x, double[] a, double[] y, double[] b) {
        if (x == null) {
            return product(y, b);
        }
        if (y == null) {
            return product(x, a);
        }
        double[] out = make();
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * a[n] + y[n] * b[n];
        }
        return out;
    }

    /**
     * a_0 x_0 + a_1 x_1 + .. from left to right, three rows to a pass: two passes for the four
     * stages of a Runge-Kutta step. Rows may be null, and so is the result where all are.
     */
    double[] combination(double[] a, double[][] x) {
        double[] weights = new double[x.length];
        double[][] rows = new double[x.length][];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] != null) {
                weights[count] = a[i];
                rows[count++] = x[i];
            }
        }
        if (count == 0) {
            return null;
        }
        double[] out = scaled(rows[0], weights[0]);
        int i = 1;
        for (; i + 2 < count; i += 3) {
            addThree(out, weights, rows, i);
        }
        for (; i < count; i++) {
            double w = weights[i];
            double[] row = rows[i];
            for (int n = 0; n < out.length; n++) {
                out[n] += w * row[n];
            }
        }
        return out;
    }

    private static void addThree(double[] out, double[] weights, double[][] rows, int i) {
        double a = weights[i];
        double b = weights[i + 1];
        double c = weights[i + 2];
        double[] x = rows[i];
        double[] y = rows[i + 1];
        double[] z = rows[i + 2];
        for (int n = 0; n < out.length; n++) {
            out[n] = out[n] + a * x[n] + b * y[n] + c * z[n];
        }
    }
}
