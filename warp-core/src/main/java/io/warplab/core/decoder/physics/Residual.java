package io.warplab.core.decoder.physics;

import io.warplab.api.physics.Quantity;

/**
 * A learned correction of every predicted state, {@code bound tanh(root output)} in units of the
 * states' scales, with a penalty on its mean square so that physics explains what it can, and a
 * record of how much is left to it. On a block of lanes.
 */
final class Residual {
    /**
     * Root mean square of the corrections over that of corrections and physical change together.
     */
    static final Quantity SHARE = new Quantity("residual-share", "η", "", 0, 1, 0);

    private final int states;
    private final int first;
    private final double bound;
    private final double penalty;
    private final double[][] weights;
    private final double[] latest;
    private final double[] corrected;
    private final double[] changed;

    /**
     * @param states S; 0: there is no correction
     * @param first number of the first of S root outputs
     * @param bound largest correction
     * @param penalty factor on the mean squared correction in the loss
     * @param lanes of the block
     * @param steps that go backward later
     */
    Residual(int states, int first, double bound, double penalty, int lanes, int steps) {
        this.states = states;
        this.first = first;
        this.bound = bound;
        this.penalty = penalty;
        weights = new double[steps][];
        latest = new double[lanes];
        corrected = new double[lanes];
        changed = new double[lanes];
    }

    /** Whether there is one. */
    boolean isPresent() {
        return states > 0;
    }

    /**
     * Corrects a predicted state.
     *
     * @param rootValues [output][lane]
     * @param from state that the prediction started from, [state][lane]
     * @param next prediction, corrected in place, [state][lane]
     * @param unit scale of each state
     */
    void correct(double[][] rootValues, double[][] from, double[][] next, double[] unit) {
        java.util.Arrays.fill(latest, 0);
        for (int s = 0; s < states; s++) {
            double[] raw = rootValues[first + s];
            for (int n = 0; n < latest.length; n++) {
                double change = (next[s][n] - from[s][n]) / unit[s];
                double correction = bound * Math.tanh(raw[n]);
                changed[n] += change * change;
                corrected[n] += correction * correction;
                latest[n] += correction * correction / states;
                next[s][n] += unit[s] * correction;
            }
        }
    }

    /** Penalty of the last correction, a step's share of the loss. */
    double penalty(int t, double[] weight) {
        if (t < weights.length) {
            weights[t] = weight;
        }
        double sum = 0;
        for (int n = 0; n < latest.length; n++) {
            sum += penalty * weight[n] * latest[n];
        }
        return sum;
    }

    /**
     * Gradient of {@link #correct} and {@link #penalty} by the root outputs.
     *
     * @param rootValues of step t
     * @param dNext [state][lane]
     * @param dRoot its S rows are overwritten
     */
    void backward(int t, double[][] rootValues, double[][] dNext, double[] unit, double[][] dRoot) {
        for (int s = 0; s < states; s++) {
            for (int n = 0; n < latest.length; n++) {
                double h = Math.tanh(rootValues[first + s][n]);
                double pull =
                        weights[t] == null ? 0 : 2 * penalty * weights[t][n] * bound * h / states;
                dRoot[first + s][n] = (dNext[s][n] * unit[s] + pull) * bound * (1 - h * h);
            }
        }
    }

    /** {@link #SHARE} over the steps so far. */
    void share(double[] out) {
        for (int n = 0; n < out.length; n++) {
            double all = corrected[n] + changed[n];
            out[n] = all > 0 ? Math.sqrt(corrected[n] / all) : 0;
        }
    }
}
