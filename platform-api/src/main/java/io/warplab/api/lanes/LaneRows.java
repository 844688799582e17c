package io.warplab.api.lanes;

/**
 * Arithmetic of rows of lanes as plain loops, which the compiler vectorises. A row that is
 * identically zero may be null where it says so. Rows are never written to but when they are made.
 */
final class LaneRows {
    private LaneRows() {}

    /** x + y; either may be null, and so is the sum of nulls. */
    static double[] sum(double[] x, double[] y) {
        if (x == null || y == null) {
            return x == null ? y : x;
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] + y[n];
        }
        return out;
    }

    /** x - y; either may be null, and so is the difference of nulls. */
    static double[] difference(double[] x, double[] y) {
        if (y == null) {
            return x;
        }
        if (x == null) {
            return scaled(y, -1);
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] - y[n];
        }
        return out;
    }

    /** s x; null for null. */
    static double[] scaled(double[] x, double s) {
        if (x == null) {
            return null;
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * s;
        }
        return out;
    }

    /** x / b, rather than x (1 / b), which rounds twice and overflows sooner; null for null. */
    static double[] quotient(double[] x, double b) {
        if (x == null) {
            return null;
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] / b;
        }
        return out;
    }

    /** x y, lane by lane; null when x is. */
    static double[] product(double[] x, double[] y) {
        if (x == null) {
            return null;
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * y[n];
        }
        return out;
    }

    /** x a + y b; x and y may be null, and so is the result where both are. */
    static double[] mixed(double[] x, double[] a, double[] y, double[] b) {
        if (x == null) {
            return product(y, b);
        }
        if (y == null) {
            return product(x, a);
        }
        double[] out = new double[x.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * a[n] + y[n] * b[n];
        }
        return out;
    }

    /**
     * a_0 x_0 + a_1 x_1 + .. from left to right, three rows to a pass: two passes for the four
     * stages of a Runge-Kutta step. Rows may be null, and so is the result where all are.
     */
    static double[] combination(double[] a, double[][] x) {
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
