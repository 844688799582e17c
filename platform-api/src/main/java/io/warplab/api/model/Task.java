package io.warplab.api.model;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * What is asked of a model.
 *
 * @param kind kind of task
 * @param context for {@link Kind#FORECAST}: steps of data seen before the free roll-out; ignored
 *     else
 * @param forcing for {@link Kind#FORECAST}, in training: probability that a step after the first is
 *     driven by the data; null: data up to the context, then free running, as at inference
 */
public record Task(
        @Doc(value = "forecast, reconstruction or classification") Kind kind,
        @Doc(value = "observed steps before the free roll-out (forecast)", range = ">= 1")
                int context,
        @Doc(
                        value =
                                "probability in training that a step is driven by data rather than by the model's own"
                                        + " prediction (forecast); absent: data up to the context, then free running",
                        range = "[0, 1]")
                Double forcing) {
    /** Kinds of task. */
    public enum Kind {
        /**
         * y_t predicts x_{t+1} and is fed back after the context, as the first inputs; further
         * inputs are known at every step.
         */
        FORECAST,
        /** All inputs known; y_t says the target of step t. */
        RECONSTRUCTION,
        /** All inputs known; the last step says the class. */
        CLASSIFICATION
    }

    public Task() {
        this(Kind.FORECAST, 1, null);
    }

    public Task {
        Problems problems = new Problems();
        problems.require(
                kind != null, "kind", "expected forecast, reconstruction or classification");
        problems.require(context >= 1, "context", "expected at least 1 step, got " + context);
        problems.require(
                forcing == null || forcing >= 0 && forcing <= 1,
                "forcing",
                "expected a probability in [0, 1], got " + forcing);
        problems.throwIfAny("bad-task", "");
    }
}
