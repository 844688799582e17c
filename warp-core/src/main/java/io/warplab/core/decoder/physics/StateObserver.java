package io.warplab.core.decoder.physics;

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

    /** u - y where a lane was corrected, by step; training only. */
    private final double[][][] innovations;

    private final boolean[][] corrected;
    private double[][] predicted;
    private final double[][] carried;

    StateObserver(int size, int lanes, double[] gain, int steps, boolean training) {
        this.size = size;
        this.lanes = lanes;
        this.gain = gain;
        this.training = training;
        gainGradient = new double[gain.length];
        innovations = new double[training ? steps : 0][][];
        corrected = new boolean[training ? steps : 0][];
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
        double[][] innovation = new double[size][lanes];
        boolean[] corrects = new boolean[lanes];
        for (int n = 0; n < lanes; n++) {
            corrects[n] = predicted != null && seen[n] != 0;
            if (corrects[n]) {
                for (int c = 0; c < size; c++) {
                    innovation[c][n] = input[c][n] - predicted[c][n];
                }
                for (int s = 0; s < size; s++) {
                    double sum = predicted[s][n];
                    for (int c = 0; c < size; c++) {
                        sum += gain[s * size + c] * innovation[c][n];
                    }
                    state[s][n] = sum;
                }
            } else {
                for (int s = 0; s < size; s++) {
                    state[s][n] = input[s][n];
                }
            }
        }
        if (training) {
            innovations[t] = innovation;
            corrected[t] = corrects;
        }
    }

    /** Tells what step t predicts of the next step, [state][lane]; copied. */
    void predicted(double[][] next) {
        if (predicted == null) {
            predicted = new double[size][];
        }
        for (int s = 0; s < size; s++) {
            predicted[s] = next[s].clone();
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
        for (int n = 0; n < lanes; n++) {
            for (int c = 0; c < size; c++) {
                if (corrected[t][n]) {
                    double sum = 0;
                    for (int s = 0; s < size; s++) {
                        sum += gain[s * size + c] * dState[s][n];
                        gainGradient[s * size + c] += dState[s][n] * innovations[t][c][n];
                    }
                    dInput[c][n] = sum;
                    carried[c][n] = dState[c][n] - sum;
                } else {
                    dInput[c][n] = dState[c][n];
                    carried[c][n] = 0;
                }
            }
        }
    }

    /** Gradient of K. */
    double[] gainGradient() {
        return gainGradient;
    }
}
