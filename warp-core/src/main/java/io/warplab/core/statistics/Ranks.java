package io.warplab.core.statistics;

import java.util.Arrays;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** Ranks of errors: 1 for the smallest; equal ones share the mean of their ranks. */
public final class Ranks {
    private Ranks() {}

    /**
     * Ranks of the values of one block.
     *
     * @param errors [K]; a NaN, which stands for a model that failed, comes last
     * @return [K]
     */
    public static double[] of(double[] errors) {
        return new NaturalRanking(NaNStrategy.MAXIMAL, TiesStrategy.AVERAGE).rank(errors);
    }

    /**
     * Ranks within each block.
     *
     * @param errors [B][K], blocks (tasks or sequences) times models
     * @return [B][K]
     */
    public static double[][] ofBlocks(double[][] errors) {
        return Arrays.stream(errors).map(Ranks::of).toArray(double[][]::new);
    }

    /**
     * Mean rank of each model over blocks.
     *
     * @param ranks [B][K], at least one block
     * @return [K]
     */
    public static double[] means(double[][] ranks) {
        double[] means = new double[ranks[0].length];
        for (double[] block : ranks) {
            for (int k = 0; k < means.length; k++) {
                means[k] += block[k] / ranks.length;
            }
        }
        return means;
    }
}
