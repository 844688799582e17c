package io.warplab.core.training;

import java.util.function.LongSupplier;

/** Seconds of training, those before a resume included. */
final class Stopwatch {
    private final LongSupplier nanoTime;
    private final long start;
    private double before;

    /** Starts now. */
    Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
    }

    /** Adds the time before a resume. */
    void add(double seconds) {
        before += seconds;
    }

    double seconds() {
        return before + (nanoTime.getAsLong() - start) * 1e-9;
    }
}
