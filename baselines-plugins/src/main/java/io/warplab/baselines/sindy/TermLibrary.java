package io.warplab.baselines.sindy;

import io.warplab.baselines.regression.Monomials;
import java.util.List;

/**
 * Candidate terms of an equation: monomials of the variables, then sin(k x) and cos(k x) of each.
 */
final class TermLibrary {
    private final int states;
    private final int harmonics;
    private final Monomials monomials;

    TermLibrary(int states, int degree, int harmonics) {
        this.states = states;
        this.harmonics = harmonics;
        monomials = new Monomials(states, degree);
    }

    /** How many terms there would be. */
    static long size(int states, int degree, int harmonics) {
        return Monomials.count(states, degree) + 2L * harmonics * states;
    }

    /** Number of terms. */
    int size() {
        return monomials.size() + 2 * harmonics * states;
    }

    /**
     * @param x states
     * @param into [terms], filled in
     */
    void evaluate(double[] x, double[] into) {
        monomials.evaluate(x, into);
        int at = monomials.size();
        for (int k = 1; k <= harmonics; k++) {
            for (double state : x) {
                into[at++] = Math.sin(k * state);
                into[at++] = Math.cos(k * state);
            }
        }
    }

    /** Term i in words. */
    String name(int i, List<String> variables) {
        if (i < monomials.size()) {
            return monomials.name(i, variables);
        }
        int rest = i - monomials.size();
        int k = rest / (2 * states) + 1;
        String angle = (k == 1 ? "" : k + " ") + variables.get(rest / 2 % states);
        return (rest % 2 == 0 ? "sin(" : "cos(") + angle + ")";
    }
}
