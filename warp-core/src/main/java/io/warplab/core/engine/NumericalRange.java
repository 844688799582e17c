package io.warplab.core.engine;

import java.util.Arrays;

/**
 * An orthonormal basis of what a set of functions on points can be, to rounding. Gram-Schmidt with
 * pivoting (Bjorck, Numerical Methods for Least Squares Problems, 1996, section 2.4), every
 * function scaled to unit norm first. Smooth functions of close points have few dimensions.
 */
final class NumericalRange {
    private NumericalRange() {}

    /**
     * @param functions [function][point]; destroyed
     * @param tolerance what may be left of a function, relative to its norm
     * @param most give up beyond this many dimensions
     * @return [dimension][point], or null when there are more than {@code most}
     */
    static double[][] basis(double[][] functions, double tolerance, int most) {
        int points = functions[0].length;
        double[] left = new double[functions.length];
        for (int k = 0; k < functions.length; k++) {
            double norm = Math.sqrt(dot(functions[k], functions[k]));
            left[k] = norm > 0 ? 1 : 0;
            for (int i = 0; i < points && norm > 0; i++) {
                functions[k][i] /= norm;
            }
        }
        double[][] basis = new double[most][];
        for (int r = 0; ; r++) {
            int pivot = 0;
            for (int k = 1; k < left.length; k++) {
                pivot = left[k] > left[pivot] ? k : pivot;
            }
            if (left[pivot] <= tolerance) {
                return Arrays.copyOf(basis, r);
            }
            if (r == most) {
                return null;
            }
            double[] q = functions[pivot].clone();
            for (int j = 0; j < r; j++) {
                remove(basis[j], q); // once more: what is left may be small
            }
            double norm = Math.sqrt(dot(q, q));
            for (int i = 0; i < points; i++) {
                q[i] /= norm;
            }
            basis[r] = q;
            for (int k = 0; k < functions.length; k++) {
                if (left[k] > tolerance) {
                    remove(q, functions[k]);
                    left[k] = Math.sqrt(dot(functions[k], functions[k]));
                }
            }
            left[pivot] = 0;
        }
    }

    private static void remove(double[] q, double[] from) {
        double along = dot(q, from);
        for (int i = 0; i < q.length; i++) {
            from[i] -= along * q[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
