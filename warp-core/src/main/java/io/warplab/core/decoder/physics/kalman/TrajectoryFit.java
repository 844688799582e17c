package io.warplab.core.decoder.physics.kalman;

import java.util.Arrays;

/**
 * The most likely motion over a window, with the parameters, sensors and noise behind it: the
 * iterated Kalman smoother, which is a Gauss-Newton method on all steps at once (B. M. Bell, SIAM
 * J. Optimization 4, 1994). Like multiple shooting it linearises along a path near the data, so a
 * wrong first guess of the parameters does not send it astray. Noise starts large, so that a rough
 * path is not believed too much, and is estimated anew in every round.
 *
 * <p>Each lane settles on its own: what is beside it does not matter.
 */
public final class TrajectoryFit {
    /** Standard deviation of the noise in the first round, in units of residuals. */
    private static final double FIRST_NOISE = 0.1;

    /** The noise falls by no more than this in a round. */
    private static final double COOLING = 0.1;

    /** How many steps the noise believed beforehand counts for. */
    private static final double NOISE_WEIGHT = 5;

    /** Largest noise, in units of residuals. */
    private static final double MOST_NOISE = 1;

    /** A lane has settled when no unknown moves by more than this share of its uncertainty. */
    private static final double SETTLED = 0.01;

    /** The noise has settled when it changes by no more than this share. */
    private static final double SETTLED_NOISE = 0.02;

    private static final double ROUNDING = 1e-9;

    private final MotionModel model;
    private final Window window;
    private final LaneGaussian start;
    private final double[] noiseBefore;
    private final int lanes;
    private final SmootherPass pass;
    private final boolean[] follows;
    private final boolean[] settled;
    private final double[][] variance;
    private final double[][][] path;
    private final LaneGaussian end;

    /**
     * @param window at least one step
     * @param start belief before the first step's measurements
     * @param noiseBefore standard deviation believed beforehand, by channel
     */
    TrajectoryFit(MotionModel model, Window window, LaneGaussian start, double[] noiseBefore) {
        this.model = model;
        this.window = window;
        this.start = start;
        this.noiseBefore = noiseBefore;
        lanes = start.lanes();
        pass = new SmootherPass(model, window, lanes);
        follows = new boolean[lanes];
        settled = new boolean[lanes];
        variance = new double[model.sensors().channels()][lanes];
        for (double[] row : variance) {
            Arrays.fill(row, FIRST_NOISE * FIRST_NOISE);
        }
        path = new double[window.size()][model.unknowns().size()][lanes];
        end = start.copy();
    }

    /** Runs until every lane has settled, or the number of rounds is done. */
    TrajectoryFit run(int rounds) {
        boolean all = false;
        for (int round = 0; round < rounds && !all; round++) {
            LaneGaussian filtered = pass.forward(start, path, follows, variance);
            double[][][] smoothed = pass.backward();
            all = true;
            for (int n = 0; n < lanes; n++) {
                if (!settled[n]) {
                    end.copyLane(filtered, n);
                    take(smoothed, n);
                    all &= settled[n];
                }
            }
        }
        for (int n = 0; n < lanes; n++) {
            if (!end.isFinite(n)) {
                end.copyLane(start, n);
            }
        }
        return this;
    }

    /** Goes over to the smoothed path of a lane. */
    private void take(double[][][] smoothed, int n) {
        boolean finite = end.isFinite(n);
        double moved = 0;
        for (int t = 0; t < path.length && finite; t++) {
            finite = LaneRows.isFinite(smoothed[t], n);
        }
        if (!finite) {
            follows[n] = false;
            for (double[] row : variance) {
                row[n] = MOST_NOISE * MOST_NOISE;
            }
            return;
        }
        int last = path.length - 1;
        for (int t = 0; t < path.length; t++) {
            for (int i = 0; i < path[t].length; i++) {
                double now = model.unknowns().within(i, smoothed[t][i][n]);
                if (t == last) {
                    double sd = Math.sqrt(end.covariance(i, i)[n]) + ROUNDING;
                    moved = Math.max(moved, Math.abs(now - path[t][i][n]) / sd);
                }
                path[t][i][n] = now;
            }
        }
        double change = updateNoise(n);
        settled[n] = follows[n] && moved < SETTLED && change < SETTLED_NOISE;
        follows[n] = true;
    }

    /**
     * The noise of a lane's channels, so that the filter's innovations are as large as it expects:
     * what the unknowns fit of the noise is accounted for.
     *
     * @return largest change of a logarithm
     */
    private double updateNoise(int n) {
        double change = 0;
        for (int c = 0; c < variance.length; c++) {
            double believed = noiseBefore[c] * noiseBefore[c];
            double now = variance[c][n];
            double v =
                    (now * pass.innovations(c, n) + NOISE_WEIGHT * believed)
                            / (pass.measurements(c, n) + NOISE_WEIGHT);
            v = Math.max(v, now * COOLING * COOLING);
            v = Math.min(MOST_NOISE, Math.max(Belief.LEAST_NOISE * Belief.LEAST_NOISE, v));
            change = Math.max(change, Math.abs(Math.log(v / now)));
            variance[c][n] = v;
        }
        return change;
    }

    /** Belief after the last step. */
    LaneGaussian end() {
        return end;
    }

    /** Most likely unknowns at a step, [unknown][lane]. */
    double[][] at(int t) {
        return path[t];
    }

    /** Variance of the noise, [channel][lane], in units of residuals. */
    double[][] variance() {
        return variance;
    }

    /** Whether a lane has settled. */
    boolean settled(int lane) {
        return settled[lane];
    }
}
