package io.warplab.core.decoder.physics.kalman;

/** Consecutive steps of a block of lanes as their sensors saw them. */
public final class Window {
    private final double[][] time;
    private final double[][] seen;
    private final double[][][] readings;
    private final double[][][] inputs;
    private int filled;

    /** Room for a number of steps. */
    public Window(int length) {
        time = new double[length][];
        seen = new double[length][];
        readings = new double[length][][];
        inputs = new double[length][][];
    }

    /**
     * Takes the next step; copied.
     *
     * @param now [lanes] data's time; steps that do not exist may have any, and are taken to stand
     *     still
     * @param seenNow [lanes]
     * @param reading [channel][lane] in the units of the residuals
     * @param known inputs of the prior, [input][lane]
     */
    public void push(double[] now, double[] seenNow, double[][] reading, double[][] known) {
        time[filled] = now.clone();
        for (int n = 0; filled > 0 && n < now.length; n++) {
            time[filled][n] = Math.max(now[n], time[filled - 1][n]);
        }
        seen[filled] = seenNow.clone();
        readings[filled] = LaneRows.copy(reading);
        inputs[filled] = LaneRows.copy(known);
        filled++;
    }

    void clear() {
        filled = 0;
    }

    int size() {
        return filled;
    }

    boolean isFull() {
        return filled == time.length;
    }

    double[] time(int t) {
        return time[t];
    }

    double[] seen(int t) {
        return seen[t];
    }

    double[][] inputs(int t) {
        return inputs[t];
    }

    double[] reading(int t, int c) {
        return readings[t][c];
    }
}
