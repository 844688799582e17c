package io.warplab.api.recurrence;

import io.warplab.api.lanes.Precision;
import io.warplab.api.lanes.StreamRows;

/**
 * A block of sequences as a recurrence sees it.
 *
 * @param precision of the lanes
 * @param lanes sequences in the block
 * @param steps T; {@link StreamRows#ENDLESS} in a stream
 * @param time time stamps in physical units counted from the first step, [row of the step][lane]
 * @param training whether the backward pass will be run; if not, nothing is kept
 */
public record RecurrenceBlock(
        Precision precision, int lanes, int steps, double[][] time, boolean training) {
    /** Row of step t in {@link #time}: t itself, unless this is a stream. */
    public int row(int t) {
        return StreamRows.row(steps, t);
    }
}
