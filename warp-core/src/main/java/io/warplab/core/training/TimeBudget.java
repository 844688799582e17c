package io.warplab.core.training;

import java.util.function.LongSupplier;

/** Time of a training, that before a resume included, and whether it is used up. */
final class TimeBudget {
    private final LongSupplier nanoTime;
    private final double limit;
    private final long start;
    private double before;

    /**
     * Starts now.
     *
     * @param maxMinutes minutes allowed; 0: no limit
     */
    TimeBudget(LongSupplier nanoTime, double maxMinutes) {
        this.nanoTime = nanoTime;
        limit = maxMinutes == 0 ? Double.POSITIVE_INFINITY : 60 * maxMinutes;
        start = nanoTime.getAsLong();
    }

    /** Adds the time before a resume. */
    void add(double seconds) {
        before += seconds;
    }

    double seconds() {
        return before + (nanoTime.getAsLong() - start) / 1e9;
    }

    boolean isOver() {
        return seconds() >= limit;
    }
}
