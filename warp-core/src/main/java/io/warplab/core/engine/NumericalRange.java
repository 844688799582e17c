package io.warplab.core.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * An orthonormal basis of what sets of functions on points can be, to rounding. Gram-Schmidt with
 * pivoting (Bjorck, Numerical Methods for Least Squares Problems, 1996, section 2.4), every
 * function scaled to unit norm first. Smooth functions of close points have few dimensions.
 */
final class NumericalRange {
    private final double tolerance;
    private final List<double[]> basis = new ArrayList<>();

    /**
     * @param tolerance what may be left of a function, relative to its norm
     */
    NumericalRange(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Dimensions found so far. */
    int size() {
        return basis.size();
    }

    /** [point] */
    double[] vector(int dimension) {
        return basis.get(dimension);
    }

    /**
     * Takes functions in, after those that were taken before.
     *
     * @param functions [function][point]; destroyed
     * @param most give up beyond this many dimensions in all
     * @return whether that was enough
     */
    boolean extend(double[][] functions, int most) {
        double[] left = new double[functions.length];
        for (int k = 0; k < functions.length; k++) {
            double[] f = functions[k];
            scale(f);
            for (double[] q : basis) {
                remove(q, f);
            }
            left[k] = Math.sqrt(dot(f, f));
        }
        while (true) {
            int pivot = 0;
            for (int k = 1; k < left.length; k++) {
                pivot = left[k] > left[pivot] ? k : pivot;
            }
            if (left[pivot] <= tolerance) {
                return true;
            }
            if (basis.size() >= most) {
                return false;
            }
            double[] q = functions[pivot].clone();
            for (double[] other : basis) {
                remove(other, q); // once more: what is left may be small
            }
            scale(q);
            basis.add(q);
            for (int k = 0; k < functions.length; k++) {
                if (left[k] > tolerance) {
                    remove(q, functions[k]);
                    left[k] = Math.sqrt(dot(functions[k], functions[k]));
                }
            }
            left[pivot] = 0;
        }
    }

    /** To unit norm, unless it is zero. */
    private static void scale(double[] f) {
        double norm = Math.sqrt(dot(f, f));
        for (int i = 0; i < f.length && norm > 0; i++) {
            f[i] /= norm;
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
