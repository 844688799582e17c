package io.warplab.baselines.neuralode;

import io.warplab.baselines.sequence.SequenceView;

/**
 * The observed steps of a context, the last first and without gaps, so that an encoder reads each
 * sequence's own steps and nothing else, however many there are.
 *
 * @param steps K, the most that any sequence has
 * @param lanes N
 * @param width D_x + 1
 * @param values [K, N, width]: the channels, and the time to the step read before in mean intervals
 *     of the training sequences
 * @param ends [K, N]: 1 at the last step read of each sequence, else 0
 */
record ReversedContext(int steps, int lanes, int width, float[] values, float[] ends) {
    /**
     * @param seen steps at the start that may be read
     * @param intervals mean intervals in a unit of tau
     */
    static ReversedContext of(SequenceView view, int seen, double intervals) {
        int lanes = view.size();
        int[] counts = new int[lanes];
        int most = 1;
        for (int n = 0; n < lanes; n++) {
            for (int t = 0; t < seen; t++) {
                counts[n] += reads(view, n, t) ? 1 : 0;
            }
            most = Math.max(most, counts[n]);
        }
        int width = view.inputSize() + 1;
        float[] values = new float[most * lanes * width];
        float[] ends = new float[most * lanes];
        for (int n = 0; n < lanes; n++) {
            int k = 0;
            int before = -1;
            for (int t = seen - 1; t >= 0; t--) {
                if (reads(view, n, t)) {
                    int row = (k * lanes + n) * width;
                    for (int c = 0; c < width - 1; c++) {
                        values[row + c] = (float) view.input(n, t, c);
                    }
                    double gap = before < 0 ? 0 : view.tau(n, before) - view.tau(n, t);
                    values[row + width - 1] = (float) (gap * intervals);
                    before = t;
                    k++;
                }
            }
            ends[(counts[n] - 1) * lanes + n] = 1;
        }
        return new ReversedContext(most, lanes, width, values, ends);
    }

    /** The first step always exists. */
    private static boolean reads(SequenceView view, int n, int t) {
        return t == 0 || view.observed(n, t);
    }
}
