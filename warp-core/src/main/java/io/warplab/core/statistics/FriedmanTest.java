package io.warplab.core.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Friedman's test: do mean ranks over blocks differ by more than chance? With the correction for
 * ties (Conover, Practical Nonparametric Statistics) and the less conservative F of Iman and
 * Davenport (Communications in Statistics A 9, 1980), as Demsar (JMLR 7, 2006) advises.
 *
 * @param chiSquared Friedman's statistic, K - 1 degrees of freedom
 * @param pValue of it; 1 where all models tie in every block
 * @param f Iman and Davenport's statistic, K - 1 and (K - 1)(B - 1) degrees of freedom; infinite
 *     where all blocks rank the models alike
 * @param fPValue of it
 */
public record FriedmanTest(double chiSquared, double pValue, double f, double fPValue) {
    /**
     * Tests.
     *
     * @param ranks [B][K] ranks within each block, at least two blocks and two models
     */
    public static FriedmanTest of(double[][] ranks) {
        int blocks = ranks.length;
        int models = blocks == 0 ? 0 : ranks[0].length;
        if (blocks < 2 || models < 2) {
            throw new IllegalArgumentException(
                    "expected at least 2 blocks and 2 models, got " + blocks + " and " + models);
        }
        double middle = (models + 1) / 2.0;
        double between =
                Arrays.stream(Ranks.means(ranks))
                        .map(mean -> (mean - middle) * (mean - middle))
                        .sum();
        double within =
                Arrays.stream(ranks)
                        .flatMapToDouble(Arrays::stream)
                        .map(rank -> (rank - middle) * (rank - middle))
                        .sum();
        if (within == 0) {
            return new FriedmanTest(0, 1, 0, 1);
        }
        double chiSquared = (models - 1.0) * blocks * blocks * between / within;
        double p = 1 - new ChiSquaredDistribution(models - 1).cumulativeProbability(chiSquared);
        double rest = blocks * (models - 1.0) - chiSquared;
        if (rest <= 1e-12 * chiSquared) {
            return new FriedmanTest(chiSquared, p, Double.POSITIVE_INFINITY, 0);
        }
        double f = (blocks - 1) * chiSquared / rest;
        double fPValue =
                1
                        - new FDistribution(models - 1.0, (models - 1.0) * (blocks - 1))
                                .cumulativeProbability(f);
        return new FriedmanTest(chiSquared, p, f, fPValue);
    }
}
