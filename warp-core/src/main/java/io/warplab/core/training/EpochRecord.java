package io.warplab.core.training;

/**
 * What one epoch gave.
 *
 * @param epoch 1 for the first
 * @param iteration optimiser steps done since training began
 * @param loss mean of the batches' losses, weighted by their number of sequences
 * @param gradientNorm mean of the batches' gradient norms before clipping; NaN where the model has
 *     none
 * @param validation validation criterion, smaller is better; NaN when not validated, infinite when
 *     the predictions were not finite
 * @param best whether this epoch's weights are the best so far
 * @param rateFactor the schedule's factor on the base rate in the last step
 * @param seconds since training began, the time before a resume included
 * @param samplesPerSecond sequences trained on per second, validation left out
 */
public record EpochRecord(
        int epoch,
        long iteration,
        double loss,
        double gradientNorm,
        double validation,
        boolean best,
        double rateFactor,
        double seconds,
        double samplesPerSecond) {}
