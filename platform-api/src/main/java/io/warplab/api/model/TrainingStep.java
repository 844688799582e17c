package io.warplab.api.model;

/**
 * Where training stands. All randomness of a step comes from {@link #seed()}, so a resumed run
 * draws what an unbroken one would have drawn.
 *
 * @param iteration optimiser steps done before this one
 * @param epoch epochs done before this one
 * @param rateFactor the schedule's multiple of the base learning rate
 * @param seed seed for the draws of this step alone
 */
public record TrainingStep(long iteration, int epoch, double rateFactor, long seed) {}
