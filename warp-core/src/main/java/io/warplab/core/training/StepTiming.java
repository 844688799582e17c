package io.warplab.core.training;

/**
 * How long optimiser steps take.
 *
 * @param secondsPerStep of the full batch
 * @param secondsPerEpoch of an epoch's optimiser steps, without validation
 * @param sequences in the batches that were timed
 * @param steps of these sequences
 * @param complete whether these were the full batches, so that nothing was scaled
 */
public record StepTiming(
        double secondsPerStep,
        double secondsPerEpoch,
        int sequences,
        int steps,
        boolean complete) {}
