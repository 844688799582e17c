package io.warplab.datasets.generated;

import java.util.SplittableRandom;

/**
 * Times from 0 to a duration, both included, equally spaced.
 *
 * @param steps T, at least 2
 * @param duration in the data's unit of time
 */
public record TimeGrid(int steps, double duration) {
    /** [T]. */
    public double[] times() {
        double[] times = new double[steps];
        for (int t = 0; t < steps; t++) {
            times[t] = duration * t / (steps - 1);
        }
        return times;
    }

    /**
     * [T] with every time but the first and the last shifted at random: they still increase.
     *
     * @param jitter the most that a time is shifted, in steps, below 0.5
     */
    public double[] jittered(double jitter, SplittableRandom random) {
        double[] times = times();
        double pace = duration / (steps - 1);
        for (int t = 1; t < steps - 1 && jitter > 0; t++) {
            times[t] += pace * random.nextDouble(-jitter, jitter);
        }
        return times;
    }
}
