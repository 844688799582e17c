package io.warplab.api.recurrence;

import io.warplab.api.lanes.Precision;

/**
 * A block of sequences as a recurrence sees it.
 *
 * @param precision of the lanes
 * @param lanes sequences in the block
 * @param steps T; for streaming {@link Integer#MAX_VALUE}
 * @param time time stamps in physical units counted from the first step, [step][lane], or null when
 *     streaming
 * @param training whether the backward pass will be run; if not, nothing is kept
 */
public record RecurrenceBlock(
        Precision precision, int lanes, int steps, double[][] time, boolean training) {}
