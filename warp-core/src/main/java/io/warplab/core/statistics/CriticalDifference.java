package io.warplab.core.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How far mean ranks must lie apart to differ (Nemenyi, 1963; Demsar, JMLR 7, 2006): {@code q
 * sqrt(K (K + 1) / (6 B))}, where q is the upper quantile of the studentised range of K standard
 * normals over the square root of 2.
 */
public final class CriticalDifference {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double REACH = 8;
    private static final int PIECES = 32;
    private static final int POINTS = 8;
    private static final double LARGEST_RANGE = 30;
    private static final double ACCURACY = 1e-10;
    private static final int EVALUATIONS = 200;

    private CriticalDifference() {}

    /**
     * The difference of two mean ranks that is significant.
     *
     * @param models K, at least 2
     * @param blocks B, at least 1
     * @param level of significance, such as 0.05
     */
    public static double of(int models, int blocks, double level) {
        if (models < 2 || blocks < 1) {
            throw new IllegalArgumentException(
                    "expected at least 2 models and a block, got " + models + " and " + blocks);
        }
        return quantile(models, level) * Math.sqrt(models * (models + 1.0) / (6.0 * blocks));
    }

    /** q: 1.960 for 2 models at level 0.05, 2.343 for 3. */
    static double quantile(int models, double level) {
        double range =
                new BrentSolver(ACCURACY)
                        .solve(
                                EVALUATIONS,
                                q -> rangeProbability(models, q) - (1 - level),
                                0,
                                LARGEST_RANGE);
        return range / Math.sqrt(2);
    }

    /** P(max - min <= q) of K standard normals: K int phi(z) (Phi(z) - Phi(z - q))^(K-1) dz. */
    private static double rangeProbability(int models, double q) {
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        double sum = 0;
        double width = (2 * REACH + q) / PIECES;
        for (int i = 0; i < PIECES; i++) {
            double from = -REACH + i * width;
            GaussIntegrator rule = rules.legendre(POINTS, from, from + width);
            sum +=
                    rule.integrate(
                            z ->
                                    NORMAL.density(z)
                                            * Math.pow(
                                                    NORMAL.cumulativeProbability(z)
                                                            - NORMAL.cumulativeProbability(z - q),
                                                    models - 1.0));
        }
        return models * sum;
    }
}
