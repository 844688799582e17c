package io.warplab.api.recurrence;

/**
 * Sizes that the cost of a recurrence follows from.
 *
 * @param lanes N, sequences in a batch
 * @param blockLanes sequences that a worker has in hand at once
 * @param steps T
 * @param columns c, of the initial states
 * @param nonzeroColumns how many of them may be other than zero
 * @param workers threads
 * @param feedback whether predictions drive the recurrence, so that drives have gradients
 * @param elementBytes of the precision
 */
public record RecurrenceShape(
        int lanes,
        int blockLanes,
        int steps,
        int columns,
        int nonzeroColumns,
        int workers,
        boolean feedback,
        int elementBytes) {}
