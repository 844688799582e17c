package io.warplab.core.decoder.physics;

/**
 * The loops over rows of lanes that estimates and observers are made of: one operation each, over
 * whole arrays, which is what the compiler vectorises.
 */
final class LaneLoops {
    private LaneLoops() {}

    /** {@code out = x - y}. */
    static void subtract(double[] x, double[] y, double[] out) {
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] - y[n];
        }
    }

    /** {@code sum += x}. */
    static void add(double[] sum, double[] x) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += x[n];
        }
    }

    /** {@code sum += factor x}. */
    static void addScaled(double[] sum, double factor, double[] x) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += factor * x[n];
        }
    }

    /** {@code out = x y}. */
    static void multiply(double[] x, double[] y, double[] out) {
        for (int n = 0; n < out.length; n++) {
            out[n] = x[n] * y[n];
        }
    }

    /** {@code sum += x y}. */
    static void addProduct(double[] sum, double[] x, double[] y) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += x[n] * y[n];
        }
    }

    /** {@code sum -= x y}. */
    static void subtractProduct(double[] sum, double[] x, double[] y) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] -= x[n] * y[n];
        }
    }

    /** {@code x /= y}. */
    static void divide(double[] x, double[] y) {
        for (int n = 0; n < x.length; n++) {
            x[n] /= y[n];
        }
    }

    /** Sum over the lanes of x y, in four sums, which a processor can add to side by side. */
    static double product(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = 0;
        for (; n + 3 < x.length; n += 4) {
            a += x[n] * y[n];
            b += x[n + 1] * y[n + 1];
            c += x[n + 2] * y[n + 2];
            d += x[n + 3] * y[n + 3];
        }
        for (; n < x.length; n++) {
            a += x[n] * y[n];
        }
        return a + b + (c + d);
    }
}
