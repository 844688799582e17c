package io.warplab.core.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Group number of each lane: lanes with the same first input share one. */
    public int[] startGroups() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        int[] groups = new int[lanes];
        int channels = inputs[0].length / lanes;
        double[] x0 = new double[channels];
        for (int n = 0; n < lanes; n++) {
            for (int c = 0; c < channels; c++) {
                x0[c] = inputs[0][c * lanes + n];
            }
            groups[n] = seen.computeIfAbsent(Arrays.toString(x0), key -> seen.size());
        }
        return groups;
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
