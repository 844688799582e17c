package io.warplab.core.report.chart;

import java.util.Arrays;

/**
 * Thins out curves so that they look the same. The points fall into blocks of equal length; of each
 * block the first, the last and the extremes of both coordinates stay (for a function of time this
 * is the M4 aggregation of Jugel et al., "M4: A Visualization-Oriented Time Series Data
 * Aggregation", VLDB 2014, which draws without error at one block per pixel).
 */
final class Decimation {
    private static final int PER_BLOCK = 6;

    private Decimation() {}

    /**
     * Indices to keep, ascending.
     *
     * @param x [T]
     * @param y [T]; a point with a NaN coordinate is a gap, of which those shorter than a block may
     *     close
     * @param most points to keep, at least 6
     * @return all indices when T is at most {@code most}, else at most so many
     */
    static int[] keep(double[] x, double[] y, int most) {
        int n = x.length;
        if (n <= most) {
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int blocks = Math.max(1, most / PER_BLOCK);
        int[] kept = new int[blocks * PER_BLOCK];
        int count = 0;
        for (int b = 0; b < blocks; b++) {
            int from = (int) ((long) b * n / blocks);
            int to = (int) ((long) (b + 1) * n / blocks);
            int[] chosen = extremes(x, y, from, to);
            System.arraycopy(chosen, 0, kept, count, chosen.length);
            count += chosen.length;
        }
        return Arrays.copyOf(kept, count);
    }

    private static int[] extremes(double[] x, double[] y, int from, int to) {
        int first = -1;
        int last = -1;
        int left = -1;
        int right = -1;
        int bottom = -1;
        int top = -1;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            if (first < 0) {
                first = i;
                left = i;
                right = i;
                bottom = i;
                top = i;
            }
            left = x[i] < x[left] ? i : left;
            right = x[i] > x[right] ? i : right;
            bottom = y[i] < y[bottom] ? i : bottom;
            top = y[i] > y[top] ? i : top;
            last = i;
        }
        if (first < 0) {
            return new int[] {from};
        }
        return Arrays.stream(new int[] {first, left, right, bottom, top, last})
                .sorted()
                .distinct()
                .toArray();
    }
}
