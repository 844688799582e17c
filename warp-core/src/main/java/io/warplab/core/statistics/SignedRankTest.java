package io.warplab.core.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Two-sided Wilcoxon signed-rank test of paired errors (Wilcoxon, Biometrics Bulletin 1, 1945): are
 * the differences symmetric about zero? Pairs without a difference are left out. Equal differences
 * share their ranks, and the p-value allows for that: in classification, where an error is 0 or 1,
 * they all are equal. (Hipparchus' own test knows no ties and enumerates 2^n signs.)
 *
 * @param pairs pairs that differ
 * @param positive W+, the sum of the ranks of the differences above zero
 * @param negative W-, of those below
 * @param pValue chance of a sum as far from its mean where the models are equally good; 1 without
 *     any pair that differs
 */
public record SignedRankTest(int pairs, double positive, double negative, double pValue) {
    /** Up to so many pairs the distribution is computed exactly. */
    static final int EXACT = 50;

    /**
     * Compares two models on the same sequences.
     *
     * @param first [N] errors; pairs with a value that is not finite are left out
     * @param second [N]
     */
    public static SignedRankTest of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " errors beside " + second.length);
        }
        double[] differences = new double[first.length];
        int n = 0;
        for (int i = 0; i < first.length; i++) {
            double d = first[i] - second[i];
            if (Double.isFinite(d) && d != 0) {
                differences[n++] = d;
            }
        }
        if (n == 0) {
            return new SignedRankTest(0, 0, 0, 1);
        }
        double[] sizes = new double[n];
        Arrays.setAll(sizes, i -> Math.abs(differences[i]));
        double[] ranks = Ranks.of(sizes);
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < n; i++) {
            if (differences[i] > 0) {
                positive += ranks[i];
            } else {
                negative += ranks[i];
            }
        }
        double smaller = Math.min(positive, negative);
        double p = n <= EXACT ? exact(ranks, smaller) : asymptotic(ranks, smaller);
        return new SignedRankTest(n, positive, negative, p);
    }

    /** Twice the share of all 2^n signs whose sum of ranks is at most {@code smaller}. */
    private static double exact(double[] ranks, double smaller) {
        // Shared ranks are whole or half: twice a rank is an integer.
        int most = (int) Math.round(2 * smaller);
        double[] share = new double[most + 1];
        share[0] = 1;
        for (double rank : ranks) {
            int step = (int) Math.round(2 * rank);
            for (int sum = most; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= step ? share[sum - step] : 0)) / 2;
            }
        }
        return Math.min(1, 2 * Arrays.stream(share).sum());
    }

    /** Normal approximation with the variance of the ranks as they are, continuity corrected. */
    private static double asymptotic(double[] ranks, double smaller) {
        double mean = 0;
        double variance = 0;
        for (double rank : ranks) {
            mean += rank / 2;
            variance += rank * rank / 4;
        }
        double z = Math.min(0, smaller - mean + 0.5) / Math.sqrt(variance);
        return Math.min(1, 2 * new NormalDistribution().cumulativeProbability(z));
    }
}
