package io.warplab.api.recurrence;

/**
 * What a recurrence needs for one training step on a batch.
 *
 * @param flops floating-point operations, forward and backward
 * @param bytes to and from main memory, about
 * @param memory bytes held at once, about
 */
public record RecurrenceCost(double flops, double bytes, double memory) {}
