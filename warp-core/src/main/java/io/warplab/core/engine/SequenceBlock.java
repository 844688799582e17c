package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;

/**
 * The data of one block of lanes, laid out for the engine: arrays are [step][lane] or
 * [step][channel * lanes + lane], float64, scaled.
 *
 * @param lanes sequences
 * @param steps T
 * @param ahead 1 when y_t predicts step t + 1 and is fed back (forecast), 0 when teacher-driven
 * @param inputs [T][D_x * lanes]
 * @param targets [T][D_y * lanes] what y_t should be; for classification [T][lanes] class indices
 * @param weights [T][lanes] weight of y_t in the loss; over a whole batch they sum to 1
 * @param forced [T][lanes] 1 where u_t is data; else the last prediction (forecast) or the last
 *     input (teacher-driven)
 * @param tau [T][lanes] the inputs' clock
 * @param decodeTau [T][lanes] the clock of what y_t predicts
 * @param time [T + ahead][lanes] time stamps in physical units from the first step
 * @param lastAdaptingStep theta stays what it was at this step afterwards; T - 1 or more: never
 *     frozen
 * @param decodeAll whether every step is decoded, or only those that count in the loss
 */
public record SequenceBlock(
        int lanes,
        int steps,
        int ahead,
        double[][] inputs,
        double[][] targets,
        double[][] weights,
        double[][] forced,
        double[][] tau,
        double[][] decodeTau,
        double[][] time,
        int lastAdaptingStep,
        boolean decodeAll) {

    /** First inputs, [D_x, lanes]. */
    public Lanes start(Precision precision) {
        Lanes x0 = Lanes.zeros(precision, inputs[0].length / lanes, lanes);
        x0.writeAll(inputs[0]);
        return x0;
    }

    /** Whether u_t of every lane is data. */
    boolean allForced(int t) {
        for (double f : forced[t]) {
            if (f == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether any prediction is fed back. */
    public boolean feedback() {
        for (int t = 1; t < steps && ahead == 1; t++) {
            if (!allForced(t)) {
                return true;
            }
        }
        return false;
    }

    /** The last step of each lane that counts in the loss, [lanes]; 0 where none does. */
    int[] lastCounted() {
        int[] last = new int[lanes];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < lanes; n++) {
                last[n] = weights[t][n] != 0 ? t : last[n];
            }
        }
        return last;
    }

    /** Whether any lane's output counts at step t. */
    boolean counts(int t) {
        for (double w : weights[t]) {
            if (w != 0) {
                return true;
            }
        }
        return false;
    }
}
