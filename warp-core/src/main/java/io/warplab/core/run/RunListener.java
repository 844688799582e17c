package io.warplab.core.run;

import io.warplab.core.training.TrainingListener;

/** Watches a run, on its own thread. */
public interface RunListener {
    /** The data is there and scaled; training comes next. */
    default void dataReady(PreparedData data) {}

    /** A model is about to be trained; the listener returned watches the training. */
    default TrainingListener training(String model, long seed) {
        return new TrainingListener() {};
    }

    /** A model was trained before the run was interrupted and is taken from its file. */
    default void reused(String model, long seed) {}

    /** A model is done with, trained and judged or failed. */
    default void finished(String model, SeedResult result) {}
}
