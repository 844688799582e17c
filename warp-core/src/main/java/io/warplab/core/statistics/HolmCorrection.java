package io.warplab.core.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p-values of several tests made as safe as one: the chance of calling any equal pair different
 * stays below the level (Holm, Scandinavian Journal of Statistics 6, 1979).
 */
public final class HolmCorrection {
    private HolmCorrection() {}

    /**
     * Adjusted p-values: the i-th smallest of m is multiplied by m - i + 1, and never below its
     * predecessor.
     *
     * @param pValues [m], finite
     * @return [m], in the same order, at most 1
     */
    public static double[] adjust(double[] pValues) {
        int m = pValues.length;
        int[] order =
                IntStream.range(0, m)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[m];
        double before = 0;
        for (int i = 0; i < m; i++) {
            before = Math.max(before, Math.min(1, (m - i) * pValues[order[i]]));
            adjusted[order[i]] = before;
        }
        return adjusted;
    }
}
