package io.warplab.core.training;

import java.util.List;

/**
 * What a training is about to do.
 *
 * @param epochs how many epochs at most; 0 for a closed form
 * @param batchesPerEpoch optimiser steps per epoch
 * @param samplesPerEpoch sequences per epoch
 * @param history epochs that a resumed training has behind it; else empty
 */
public record TrainingPlan(
        int epochs, int batchesPerEpoch, int samplesPerEpoch, List<EpochRecord> history) {
    public TrainingPlan {
        history = List.copyOf(history);
    }

    /** The epoch that comes next: 1, or the one after the checkpoint. */
    public int firstEpoch() {
        return history.size() + 1;
    }
}
