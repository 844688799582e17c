package io.warplab.baselines.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * All products of up to a number of variables: 1, then x_0 .., then x_0^2, x_0 x_1, .., ordered by
 * degree. There are (variables + degree) over degree of them.
 */
public final class Monomials {
    private final int[] shorter;
    private final int[] last;

    /**
     * @param variables number of variables
     * @param degree highest degree, at least 0
     */
    public Monomials(int variables, int degree) {
        int size = Math.toIntExact(count(variables, degree));
        shorter = new int[size];
        last = new int[size];
        int from = 0;
        int at = 1;
        for (int d = 1; d <= degree; d++) {
            int to = at;
            for (int prefix = from; prefix < to; prefix++) {
                // Factors in ascending order, so that each product comes once.
                for (int v = prefix == 0 ? 0 : last[prefix]; v < variables; v++) {
                    shorter[at] = prefix;
                    last[at++] = v;
                }
            }
            from = to;
        }
    }

    /**
     * How many there are.
     *
     * @return at most {@link Integer#MAX_VALUE} plus a little: beyond it does not count on
     */
    public static long count(int variables, int degree) {
        long count = 1;
        for (int d = 1; d <= degree && count <= Integer.MAX_VALUE; d++) {
            count = count * (variables + d) / d;
        }
        return count;
    }

    /** Number of products. */
    public int size() {
        return shorter.length;
    }

    /**
     * Evaluates all of them.
     *
     * @param x values of the variables
     * @param into at least {@link #size()} long
     */
    public void evaluate(double[] x, double[] into) {
        into[0] = 1;
        for (int i = 1; i < shorter.length; i++) {
            into[i] = into[shorter[i]] * x[last[i]];
        }
    }

    /** Product i in words, such as {@code x y}; {@code 1} for the empty one. */
    public String name(int i, List<String> variables) {
        List<String> factors = new ArrayList<>();
        for (int at = i; at > 0; at = shorter[at]) {
            factors.add(0, variables.get(last[at]));
        }
        return factors.isEmpty() ? "1" : String.join(" ", factors);
    }
}
