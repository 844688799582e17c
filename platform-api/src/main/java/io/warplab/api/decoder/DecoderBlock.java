package io.warplab.api.decoder;

import io.warplab.api.lanes.Precision;
import io.warplab.api.lanes.StreamRows;

/**
 * A block of sequences as a decoder sees it. Arrays are [step][lane], float64, not to be written
 * to.
 *
 * @param precision of the lanes
 * @param lanes sequences in the block
 * @param steps T; {@link StreamRows#ENDLESS} in a stream
 * @param tau clock of the step that is predicted, scaled: tau_t where the task is teacher-driven,
 *     tau_{t+1} in a forecast
 * @param time time stamp of each step in physical units, counted from the sequence's first step; [T
 *     + 1] rows in a forecast, where row t + 1 is the time that step t predicts; in teacher-driven
 *     tasks step t predicts time t
 * @param ahead 1 in a forecast, 0 in teacher-driven tasks: step t predicts time row t + ahead
 * @param observed the data, scaled, [step][channel * lanes + lane]; only steps that {@code seen}
 *     marks may be used, except that in a forecast the channels after the predicted ones are known
 *     at every step (in a stream: up to the present one)
 * @param seen 1 where the step is given as data (mask and context taken together), else 0
 * @param lastAdaptingStep what is inferred from the data stays what it was at this step afterwards;
 *     T - 1 or more: never frozen
 * @param training whether {@link DecoderSession#backward} will be called
 */
public record DecoderBlock(
        Precision precision,
        int lanes,
        int steps,
        double[][] tau,
        double[][] time,
        int ahead,
        double[][] observed,
        double[][] seen,
        int lastAdaptingStep,
        boolean training) {
    /**
     * Row of step t in the arrays: t itself, unless this is a stream, whose {@code steps} are
     * {@link StreamRows#ENDLESS} and whose arrays keep the first step and those around t alone.
     */
    public int row(int t) {
        return StreamRows.row(steps, t);
    }
}
