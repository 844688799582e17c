package io.warplab.baselines.neural;

/** Cuts sequences out of arrays that are time first. */
final class Lanes {
    private Lanes() {}

    /** [S, N, width] to [S, to - from, width]. */
    static float[] cut(float[] values, int steps, int lanes, int width, int from, int to) {
        float[] cut = new float[steps * (to - from) * width];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(
                    values,
                    (t * lanes + from) * width,
                    cut,
                    t * (to - from) * width,
                    (to - from) * width);
        }
        return cut;
    }

    /** [S, N] to [S, to - from]. */
    static boolean[] cut(boolean[] values, int steps, int lanes, int from, int to) {
        boolean[] cut = new boolean[steps * (to - from)];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(values, t * lanes + from, cut, t * (to - from), to - from);
        }
        return cut;
    }
}
