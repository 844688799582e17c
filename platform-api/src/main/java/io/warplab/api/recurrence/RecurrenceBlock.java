package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.StreamRows;

/**
 * A block of sequences as a recurrence sees it.
 *
 * @param lanes sequences in the block
 * @param steps T; {@link StreamRows#ENDLESS} in a stream
 * @param coordinates theta_{-1} = {@link RecurrenceBatch#starts} coordinates, [c, lanes]
 * @param time time stamps in physical units counted from the first step, [row of the step][lane]
 * @param revisited in training, whether {@link RecurrenceSession#state} will be called
 * @param driveGradient in training, whether {@link RecurrenceSession#backward} may be asked for
 *     gradients of drives
 * @param coordinateGradient in training, whether {@link RecurrenceSession#finish} will be asked for
 *     gradients of coordinates
 */
public record RecurrenceBlock(
        int lanes,
        int steps,
        Lanes coordinates,
        double[][] time,
        boolean revisited,
        boolean driveGradient,
        boolean coordinateGradient) {
    /** Row of step t in {@link #time}: t itself, unless this is a stream. */
    public int row(int t) {
        return StreamRows.row(steps, t);
    }
}
