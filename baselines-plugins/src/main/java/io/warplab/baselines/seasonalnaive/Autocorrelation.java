package io.warplab.baselines.seasonalnaive;

import io.warplab.baselines.sequence.SequenceView;

/** Finds the season of a set of sequences. */
final class Autocorrelation {
    /**
     * A peak this close to the highest one counts as it: of a season's multiples the first is
     * meant.
     */
    private static final double AS_HIGH = 0.95;

    /** Below this a peak is taken for chance. */
    private static final double LEAST = 0.1;

    private Autocorrelation() {}

    /**
     * The lag of the first peak of the autocorrelation that is about as high as any, after it has
     * come down from its peak at 0.
     *
     * @param longest longest season looked for
     * @return 1 where there is no peak
     */
    static int season(SequenceView view, int longest) {
        double[] r = new double[longest + 2];
        for (int lag = 0; lag < r.length; lag++) {
            r[lag] = lag < view.steps() ? correlation(view, lag) : Double.NEGATIVE_INFINITY;
        }
        int start = 1;
        while (start <= longest && r[start] < r[start - 1]) {
            start++;
        }
        double highest = LEAST;
        for (int lag = start; lag <= longest; lag++) {
            highest = isPeak(r, lag) ? Math.max(highest, r[lag]) : highest;
        }
        for (int lag = start; lag <= longest; lag++) {
            if (isPeak(r, lag) && r[lag] > LEAST && r[lag] >= AS_HIGH * highest) {
                return lag;
            }
        }
        return 1;
    }

    private static boolean isPeak(double[] r, int lag) {
        return r[lag] >= r[lag - 1] && r[lag] >= r[lag + 1];
    }

    /**
     * Mean over the channels that are predicted of the correlation of observed values {@code lag}
     * steps apart, about each sequence's own mean; 0 where nothing varies.
     */
    private static double correlation(SequenceView view, int lag) {
        double sum = 0;
        for (int c = 0; c < view.targetSize(); c++) {
            double product = 0;
            double early = 0;
            double late = 0;
            for (int n = 0; n < view.size(); n++) {
                double mean = mean(view, n, c);
                for (int t = lag; t <= view.lastObserved(n); t++) {
                    if (view.observed(n, t) && view.observed(n, t - lag)) {
                        double a = view.input(n, t - lag, c) - mean;
                        double b = view.input(n, t, c) - mean;
                        product += a * b;
                        early += a * a;
                        late += b * b;
                    }
                }
            }
            double scale = Math.sqrt(early * late);
            sum += scale > 0 ? product / scale : 0;
        }
        return sum / view.targetSize();
    }

    private static double mean(SequenceView view, int n, int c) {
        double sum = 0;
        int count = 0;
        for (int t = 0; t <= view.lastObserved(n); t++) {
            if (view.observed(n, t)) {
                sum += view.input(n, t, c);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
