package io.warplab.datasets.generated;

/**
 * Equally spaced times from 0 to a duration, both included.
 *
 * @param steps T, at least 2
 * @param duration in seconds
 */
public record TimeGrid(int steps, double duration) {
    /** [T] in seconds. */
    public double[] times() {
        double[] times = new double[steps];
        for (int t = 0; t < steps; t++) {
            times[t] = duration * t / (steps - 1);
        }
        return times;
    }
}
