package io.warplab.baselines.linearforecast;

/**
 * The mean over a centred window, whose first and last value repeat beyond the ends, as a matrix.
 */
final class MovingAverage {
    private MovingAverage() {}

    /**
     * @param length L
     * @param window steps averaged, odd
     * @return [L, L], row-major: x M holds the averages of a row x
     */
    static float[] matrix(int length, int window) {
        int half = window / 2;
        double share = 1.0 / window;
        double[] matrix = new double[length * length];
        for (int t = 0; t < length; t++) {
            for (int s = t - half; s <= t + half; s++) {
                int source = Math.max(0, Math.min(length - 1, s));
                matrix[source * length + t] += share;
            }
        }
        float[] single = new float[matrix.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) matrix[i];
        }
        return single;
    }
}
