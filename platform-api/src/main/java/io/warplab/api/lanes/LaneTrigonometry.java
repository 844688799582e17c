package io.warplab.api.lanes;

/**
 * Sine and cosine of a row of lanes, together, in loops without branches, which the compiler
 * vectorises: about a third of the time of {@link Math#sin} and {@link Math#cos}. Errors are below
 * 2^-52 in absolute terms. Cody and Waite's reduction to [-pi/4, pi/4] in three parts of pi/2, then
 * the minimax polynomials of fdlibm (Sun Microsystems, 1993: k_sin.c, k_cos.c).
 */
final class LaneTrigonometry {
    /** Beyond this k pi/2 is not exact in the leading part, and {@link Math} takes over. */
    private static final double LARGEST = 1e6;

    /** Adding and subtracting it rounds to the nearest integer. */
    private static final double ROUND = 0x1.8p52;

    private static final double TWO_OVER_PI = 6.36619772367581382433e-01;
    private static final double PI_2_HIGH = 1.57079632673412561417e+00;
    private static final double PI_2_MIDDLE = 6.07710050630396597660e-11;
    private static final double PI_2_LOW = 2.02226624879595063154e-21;

    private static final double S1 = -1.66666666666666324348e-01;
    private static final double S2 = 8.33333333332248946124e-03;
    private static final double S3 = -1.98412698298579493134e-04;
    private static final double S4 = 2.75573137070700676789e-06;
    private static final double S5 = -2.50507602534068634195e-08;
    private static final double S6 = 1.58969099521155010221e-10;

    private static final double C1 = 4.16666666666666019037e-02;
    private static final double C2 = -1.38888888888741095749e-03;
    private static final double C3 = 2.48015872894767294178e-05;
    private static final double C4 = -2.75573143513906633035e-07;
    private static final double C5 = 2.08757232129817482790e-09;
    private static final double C6 = -1.13596475577881948265e-11;

    private LaneTrigonometry() {}

    /**
     * @param x angles, rad
     * @param sin overwritten
     * @param cos overwritten
     * @param quarters work space
     * @param rest work space
     */
    static void sinCos(double[] x, double[] sin, double[] cos, double[] quarters, double[] rest) {
        reduce(x, quarters, rest);
        kernelSin(rest, sin);
        kernelCos(rest, cos);
        turns(quarters, rest);
        turn(quarters, rest, sin, cos);
        for (int n = 0; n < x.length; n++) {
            if (!(Math.abs(x[n]) <= LARGEST)) {
                sin[n] = Math.sin(x[n]);
                cos[n] = Math.cos(x[n]);
            }
        }
    }

    // One short loop each: the compiler does not vectorise long ones.

    private static void reduce(double[] x, double[] quarters, double[] rest) {
        for (int n = 0; n < x.length; n++) {
            double k = (x[n] * TWO_OVER_PI + ROUND) - ROUND;
            quarters[n] = k;
            rest[n] = ((x[n] - k * PI_2_HIGH) - k * PI_2_MIDDLE) - k * PI_2_LOW;
        }
    }

    private static void kernelSin(double[] r, double[] sin) {
        for (int n = 0; n < r.length; n++) {
            double z = r[n] * r[n];
            double p = S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * S6))));
            sin[n] = r[n] + z * r[n] * p;
        }
    }

    private static void kernelCos(double[] r, double[] cos) {
        for (int n = 0; n < r.length; n++) {
            double z = r[n] * r[n];
            double p = C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6))));
            double half = 0.5 * z;
            double w = 1 - half;
            cos[n] = w + (((1 - w) - half) + z * z * p);
        }
    }

    /**
     * By k quarter turns, k = 4 g + 2 p + odd with p and odd 0 or 1: (1 - odd) and odd, each times
     * the sign 1 - 2 p.
     *
     * @param quarters k; overwritten with the factor that keeps sine and cosine
     * @param swap overwritten with the factor that exchanges them
     */
    private static void turns(double[] quarters, double[] swap) {
        for (int n = 0; n < quarters.length; n++) {
            double k = quarters[n];
            double f = (0.5 * k - 0.25 + ROUND) - ROUND;
            double odd = k - 2 * f;
            double g = (0.5 * f - 0.25 + ROUND) - ROUND;
            double sign = 1 - 2 * (f - 2 * g);
            swap[n] = odd * sign;
            quarters[n] = sign - odd * sign;
        }
    }

    private static void turn(double[] keep, double[] swap, double[] sin, double[] cos) {
        for (int n = 0; n < keep.length; n++) {
            double s = sin[n];
            double c = cos[n];
            sin[n] = s * keep[n] + c * swap[n];
            cos[n] = c * keep[n] - s * swap[n];
        }
    }
}
