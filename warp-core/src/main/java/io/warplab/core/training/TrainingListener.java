package io.warplab.core.training;

import java.util.List;

/**
 * Watches a training, on its own thread. An exception thrown here ends the training at once; a
 * resume goes on from the last checkpoint.
 */
public interface TrainingListener {
    /** Called once, before the first step, after a resume. */
    default void started(TrainingPlan plan) {}

    /** Something a user should know, in one or two sentences. */
    default void warned(String message) {}

    /**
     * Called after each optimiser step.
     *
     * @param epoch 1 for the first
     * @param batch 1 for the first of the epoch
     * @param loss the batch's loss before the step
     * @param samples sequences in the batch
     */
    default void batchDone(int epoch, int batch, double loss, int samples) {}

    /** Called after each epoch and its validation, before its checkpoint is written. */
    default void epochDone(EpochRecord record) {}

    /** Called once at the end, when the model has its best weights. */
    default void stopped(TrainingResult result) {}

    /** Tells all of them, in order. */
    static TrainingListener all(TrainingListener... listeners) {
        return new ListenerGroup(List.of(listeners));
    }
}
