package io.warplab.core.decoder.physics;

import java.util.Arrays;

/**
 * The state that a prior steps from: where the step was measured, {@code x^ = y + K (u - y)} with y
 * the prediction of this step and a learned gain K; elsewhere the fed-back prediction itself. With
 * K = I this is the measurement; with the optimal gain it is the steady-state Kalman filter (R. E.
 * Kalman, J. Basic Eng. 82, 1960). Scaled units.
 */
final class StateObserver {
    private final int size;
    private final int lanes;

    /** K, [state, channel]. */
    private final double[] gain;

    private final double[] gainGradient;
    private final boolean training;

    /** u - y by step, zero in lanes that were not corrected, null where none was; training only. */
    private final double[][][] innovations;

    /** Which lanes were corrected; {@code seen} of that step. */
    private final double[][] corrected;

    private final double[][] predicted;
    private boolean predicts;
    private final double[][] carried;

    StateObserver(int size, int lanes, double[] gain, int steps, boolean training) {
        this.size = size;
        this.lanes = lanes;
        this.gain = gain;
        this.training = training;
        gainGradient = new double[gain.length];
        innovations = new double[training ? steps : 0][][];
        corrected = new double[training ? steps : 0][];
        predicted = new double[size][lanes];
        carried = new double[size][lanes];
    }

    /**
     * The state at step t.
     *
     * @param seen [lanes] 1 where u_t is a measurement
     * @param input u_t, [channel][lane]
     * @param state overwritten
     */
    void state(int t, double[] seen, double[][] input, double[][] state) {
        boolean corrects = predicts && any(seen);
        if (training) {
            innovations[t] = null;
            corrected[t] = seen;
        }
        if (!corrects) {
            for (int s = 0; s < size; s++) {
                System.arraycopy(input[s], 0, state[s], 0, lanes);
            }
            return;
        }
        double[][] innovation = new double[size][lanes];
        for (int c = 0; c < size; c++) {
            LaneLoops.subtract(input[c], predicted[c], innovation[c]);
            zeroUnseen(seen, innovation[c]);
        }
        for (int s = 0; s < size; s++) {
            System.arraycopy(predicted[s], 0, state[s], 0, lanes);
            for (int c = 0; c < size; c++) {
                LaneLoops.addScaled(state[s], gain[s * size + c], innovation[c]);
            }
            copyUnseen(seen, input[s], state[s]);
        }
        if (training) {
            innovations[t] = innovation;
        }
    }

    /** Tells what step t predicts of the next step, [state][lane]; copied. */
    void predicted(double[][] next) {
        predicts = true;
        for (int s = 0; s < size; s++) {
            System.arraycopy(next[s], 0, predicted[s], 0, lanes);
        }
    }

    /** What the state of step t + 1 adds to the gradient of step t's prediction, [state][lane]. */
    double[][] carried() {
        return carried;
    }

    /**
     * Backward of {@link #state}, steps in reverse.
     *
     * @param dState [state][lane]
     * @param dInput overwritten with the gradient by u_t, [channel][lane]
     */
    void backward(int t, double[][] dState, double[][] dInput) {
        double[][] innovation = innovations[t];
        for (int c = 0; c < size; c++) {
            if (innovation == null) {
                System.arraycopy(dState[c], 0, dInput[c], 0, lanes);
                Arrays.fill(carried[c], 0);
                continue;
            }
            Arrays.fill(dInput[c], 0);
            for (int s = 0; s < size; s++) {
                LaneLoops.addScaled(dInput[c], gain[s * size + c], dState[s]);
                gainGradient[s * size + c] += LaneLoops.product(dState[s], innovation[c]);
            }
            copyUnseen(corrected[t], dState[c], dInput[c]);
            LaneLoops.subtract(dState[c], dInput[c], carried[c]);
        }
    }

    private static boolean any(double[] seen) {
        for (double s : seen) {
            if (s != 0) {
                return true;
            }
        }
        return false;
    }

    private static void zeroUnseen(double[] seen, double[] out) {
        for (int n = 0; n < out.length; n++) {
            if (seen[n] == 0) {
                out[n] = 0;
            }
        }
    }

    private static void copyUnseen(double[] seen, double[] from, double[] out) {
        for (int n = 0; n < out.length; n++) {
            if (seen[n] == 0) {
                out[n] = from[n];
            }
        }
    }

    /** Gradient of K. */
    double[] gainGradient() {
        return gainGradient;
    }
}
