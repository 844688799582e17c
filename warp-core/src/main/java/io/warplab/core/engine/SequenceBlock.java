package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import java.util.Arrays;

/**
 * The data of one block of lanes, laid out for the engine: arrays are [step][lane] or
 * [step][channel * lanes + lane], float64, scaled.
 *
 * @param lanes sequences
 * @param steps T
 * @param ahead 1 when y_t predicts step t + 1 and is fed back (forecast), 0 when teacher-driven
 * @param inputs [T][D_x * lanes]; in a forecast the first D_y channels are those that are
 *     predicted, the others are known at every step
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

    /**
     * The same data with {@code count} steps side by side as lanes: step f of the result holds the
     * steps count f .. count f + count - 1, each in {@code lanes} lanes. What lies beyond the last
     * step repeats it without counting. Inputs that are not data are held.
     */
    SequenceBlock sideBySide(int count) {
        int rows = (steps + count - 1) / count;
        return new SequenceBlock(
                lanes * count,
                rows,
                ahead,
                sideBySide(held(), count, 0),
                sideBySide(targets, count, 0),
                withoutTail(sideBySide(weights, count, 0), count),
                sideBySide(forced, count, 0),
                sideBySide(tau, count, 0),
                sideBySide(decodeTau, count, 0),
                sideBySide(time, count, 0),
                rows,
                decodeAll);
    }

    /** Inputs and clock of the step before, laid out likewise; those of step 0 before step 0. */
    double[][] inputsBeforeSideBySide(int count) {
        return sideBySide(held(), count, -1);
    }

    double[][] tauBeforeSideBySide(int count) {
        return sideBySide(tau, count, -1);
    }

    private double[][] held() {
        double[][] all = inputs.clone();
        int channels = inputs[0].length / lanes;
        for (int t = 1; t < steps; t++) {
            if (!allForced(t)) {
                all[t] = inputs[t].clone();
                for (int i = 0; i < channels * lanes; i++) {
                    all[t][i] = forced[t][i % lanes] != 0 ? inputs[t][i] : all[t - 1][i];
                }
            }
        }
        return all;
    }

    private double[][] sideBySide(double[][] of, int count, int shift) {
        int rows = (steps + count - 1) / count;
        int channels = of[0].length / lanes;
        double[][] out = new double[rows][channels * lanes * count];
        for (int t = 0; t < rows * count; t++) {
            double[] from = of[Math.max(0, Math.min(t + shift, steps - 1))];
            for (int c = 0; c < channels; c++) {
                int to = (c * count + t % count) * lanes;
                System.arraycopy(from, c * lanes, out[t / count], to, lanes);
            }
        }
        return out;
    }

    private double[][] withoutTail(double[][] all, int count) {
        for (int t = steps; t < all.length * count; t++) {
            int from = t % count * lanes;
            Arrays.fill(all[t / count], from, from + lanes, 0);
        }
        return all;
    }

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
