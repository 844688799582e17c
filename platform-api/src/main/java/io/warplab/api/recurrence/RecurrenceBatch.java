package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;

/**
 * What all sequences of a batch share.
 *
 * @param precision of the lanes
 * @param lanes N, sequences in all blocks together
 * @param steps T; {@link io.warplab.api.lanes.StreamRows#ENDLESS} in a stream
 * @param starts initial states are combinations of these columns, [D_theta, c]; each block brings
 *     its coordinates
 * @param nonzeroStarts how many of them, the first ones, may be other than zero; of the others the
 *     gradient alone is asked for
 * @param training whether the backward pass will be run; if not, nothing is kept
 * @param workers for work that the blocks share
 */
public record RecurrenceBatch(
        Precision precision,
        int lanes,
        int steps,
        Lanes starts,
        int nonzeroStarts,
        boolean training,
        Workers workers) {
    /** A batch whose columns may all be other than zero. */
    public RecurrenceBatch(
            Precision precision,
            int lanes,
            int steps,
            Lanes starts,
            boolean training,
            Workers workers) {
        this(precision, lanes, steps, starts, starts.lanes(), training, workers);
    }
}
