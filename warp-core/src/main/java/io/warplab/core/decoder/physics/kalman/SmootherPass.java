package io.warplab.core.decoder.physics.kalman;

/**
 * One run of filter and smoother through a window, the motion linearised along a path. Backward it
 * is the modified Bryson-Frazier recursion (G. J. Bierman, Int. J. Control 18, 1973): it inverts no
 * covariance, so it holds where nothing but the start is uncertain, and follows adjoints, which do
 * not blow up where the motion contracts.
 */
final class SmootherPass {
    private final MotionModel model;
    private final Window window;
    private final Transition transition;
    private final LaneGaussian[] expected;
    private final Transition.Step[] steps;
    private final LaneGaussian.Correction[][] corrections;

    SmootherPass(MotionModel model, Window window, int lanes) {
        this.model = model;
        this.window = window;
        transition = model.transition(lanes);
        expected = new LaneGaussian[window.size()];
        steps = new Transition.Step[window.size()];
        corrections = new LaneGaussian.Correction[window.size()][model.sensors().channels()];
    }

    /**
     * Filters.
     *
     * @param start belief before the first step's measurements
     * @param path where to linearise, [step][unknown][lane]
     * @param follows lanes that follow the path; the others are linearised at the filter's own
     *     means (extended Kalman filter)
     * @param noise variance of each channel, [channel][lane]
     * @return belief after the last step
     */
    LaneGaussian forward(
            LaneGaussian start, double[][][] path, boolean[] follows, double[][] noise) {
        LaneGaussian belief = start.copy();
        int last = window.size() - 1;
        for (int t = 0; t <= last; t++) {
            expected[t] = belief.copy();
            double[][] point = point(belief, path, follows, t);
            for (int c = 0; c < corrections[t].length; c++) {
                corrections[t][c] =
                        belief.correct(
                                model.sensors().row(c, model.unknowns(), point),
                                window.reading(t, c),
                                window.seen(t),
                                noise[c]);
            }
            if (t < last) {
                double[] from = window.time(t);
                double[] to = window.time(t + 1);
                point = point(belief, path, follows, t);
                steps[t] = transition.at(from, to, point, window.inputs(t), window.inputs(t + 1));
                belief.advance(steps[t], point, model.walked(from, to));
            }
        }
        return belief;
    }

    private double[][] point(LaneGaussian belief, double[][][] path, boolean[] follows, int t) {
        double[][] point = model.within(belief.mean());
        for (int n = 0; n < follows.length; n++) {
            if (follows[n]) {
                LaneRows.copyLane(path[t], point, n);
            }
        }
        return point;
    }

    /** Sum of squared innovations of a channel, each over the variance that was expected of it. */
    double innovations(int c, int lane) {
        double sum = 0;
        for (LaneGaussian.Correction[] step : corrections) {
            double e = step[c].innovation()[lane];
            sum += e * e * step[c].precision()[lane];
        }
        return sum;
    }

    /** How often a channel was measured. */
    int measurements(int c, int lane) {
        int count = 0;
        for (LaneGaussian.Correction[] step : corrections) {
            count += step[c].precision()[lane] > 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Smooths what {@link #forward} filtered.
     *
     * @return most likely path of the linearised motion, [step][unknown][lane]
     */
    double[][][] backward() {
        int size = model.unknowns().size();
        int lanes = expected[0].lanes();
        double[][][] path = new double[window.size()][size][lanes];
        double[][] adjoint = new double[size][lanes];
        for (int t = window.size() - 1; t >= 0; t--) {
            if (t < window.size() - 1) {
                adjoint = transposed(steps[t].slope(), adjoint);
            }
            for (int c = corrections[t].length - 1; c >= 0; c--) {
                uncorrect(corrections[t][c], adjoint);
            }
            for (int i = 0; i < size; i++) {
                double[] out = path[t][i];
                for (int j = 0; j < size; j++) {
                    LaneRows.addProduct(expected[t].covariance(i, j), adjoint[j], out);
                }
                double[] mean = expected[t].mean()[i];
                for (int n = 0; n < lanes; n++) {
                    out[n] = mean[n] - out[n];
                }
            }
        }
        return path;
    }

    private static double[][] transposed(double[][][] slope, double[][] adjoint) {
        double[][] out = LaneRows.copy(adjoint);
        for (int s = 0; s < slope.length; s++) {
            java.util.Arrays.fill(out[s], 0);
        }
        for (int s = 0; s < slope.length; s++) {
            for (int i = 0; i < slope[s].length; i++) {
                if (slope[s][i] != null) {
                    LaneRows.addProduct(slope[s][i], adjoint[s], out[i]);
                }
            }
        }
        return out;
    }

    private static void uncorrect(LaneGaussian.Correction correction, double[][] adjoint) {
        double[] pull = correction.innovation().clone();
        for (int i = 0; i < adjoint.length; i++) {
            LaneRows.addProduct(correction.cross()[i], adjoint[i], pull);
        }
        for (int n = 0; n < pull.length; n++) {
            pull[n] *= -correction.precision()[n];
        }
        for (int m = 0; m < correction.row().index().length; m++) {
            LaneRows.addProduct(
                    correction.row().slope()[m], pull, adjoint[correction.row().index()[m]]);
        }
    }
}
