package io.warplab.baselines.plain;

import static io.warplab.baselines.plain.PlainWeights.sum;

import java.util.function.UnaryOperator;

/** The classical Runge-Kutta method in doubles. */
public final class PlainSolver {
    private PlainSolver() {}

    /** One step; the increment is h f(z). */
    public static double[] rk4(UnaryOperator<double[]> increment, double[] z) {
        double[] a = increment.apply(z);
        double[] b = increment.apply(sum(z, 0.5, a));
        double[] c = increment.apply(sum(z, 0.5, b));
        double[] d = increment.apply(sum(z, 1, c));
        double[] next = z.clone();
        for (int i = 0; i < z.length; i++) {
            next[i] += (a[i] + 2 * b[i] + 2 * c[i] + d[i]) / 6;
        }
        return next;
    }
}
