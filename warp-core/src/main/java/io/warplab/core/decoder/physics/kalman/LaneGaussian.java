package io.warplab.core.decoder.physics.kalman;

import java.util.Arrays;

/**
 * A Gaussian belief about the unknowns of every lane, carried through linearised steps and
 * corrected by scalar measurements: the Kalman filter (R. E. Kalman, J. Basic Eng. 82, 1960).
 */
final class LaneGaussian {
    private final int lanes;
    private final double[][] mean;

    /** Lower triangle of the covariance, [triangle][lane]. */
    private final double[][] covariance;

    /**
     * What a smoother needs of a correction.
     *
     * @param row the measurement
     * @param cross covariance of the unknowns with the reading, [unknown][lane]
     * @param precision one over the innovation's variance, 0 where nothing was measured
     * @param innovation measured minus expected, 0 where nothing was measured
     */
    record Correction(Sensors.Row row, double[][] cross, double[] precision, double[] innovation) {}

    /** Independent unknowns, the same in every lane. */
    LaneGaussian(double[] mean, double[] sd, int lanes) {
        this.lanes = lanes;
        this.mean = new double[mean.length][lanes];
        covariance = new double[triangle(mean.length, 0)][lanes];
        for (int i = 0; i < mean.length; i++) {
            Arrays.fill(this.mean[i], mean[i]);
            Arrays.fill(covariance(i, i), sd[i] * sd[i]);
        }
    }

    private LaneGaussian(LaneGaussian from) {
        lanes = from.lanes;
        mean = LaneRows.copy(from.mean);
        covariance = LaneRows.copy(from.covariance);
    }

    LaneGaussian copy() {
        return new LaneGaussian(this);
    }

    int lanes() {
        return lanes;
    }

    /** Means, [unknown][lane]; not a copy. */
    double[][] mean() {
        return mean;
    }

    /** Covariance of two unknowns, [lanes]; not a copy. */
    double[] covariance(int i, int j) {
        return covariance[triangle(Math.max(i, j), Math.min(i, j))];
    }

    private static int triangle(int i, int j) {
        return i * (i + 1) / 2 + j;
    }

    /**
     * Goes a step on: the states by the linearised motion, all else stays.
     *
     * @param point where the motion was linearised, [unknown][lane]
     * @param variance what is added to each unknown's variance, [unknown][lane]
     */
    void advance(Transition.Step step, double[][] point, double[][] variance) {
        double[][][] a = step.slope();
        int states = a.length;
        int active = a[0].length;
        int size = mean.length;
        double[][] moved = new double[states][];
        double[][][] cross = new double[states][size][lanes]; // a P
        for (int s = 0; s < states; s++) {
            moved[s] = step.value()[s].clone();
            for (int i = 0; i < active; i++) {
                if (a[s][i] == null) {
                    continue;
                }
                for (int n = 0; n < lanes; n++) {
                    moved[s][n] += a[s][i][n] * (mean[i][n] - point[i][n]);
                }
                for (int j = 0; j < size; j++) {
                    LaneRows.addProduct(a[s][i], covariance(i, j), cross[s][j]);
                }
            }
        }
        for (int s = 0; s < states; s++) {
            mean[s] = moved[s];
            for (int j = states; j < size; j++) {
                System.arraycopy(cross[s][j], 0, covariance(s, j), 0, lanes);
            }
            for (int r = 0; r <= s; r++) {
                double[] out = covariance(s, r);
                Arrays.fill(out, 0);
                for (int i = 0; i < active; i++) {
                    if (a[r][i] != null) {
                        LaneRows.addProduct(cross[s][i], a[r][i], out);
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            double[] own = covariance(i, i);
            for (int n = 0; n < lanes; n++) {
                own[n] += variance[i][n];
            }
        }
    }

    /**
     * Takes a scalar measurement.
     *
     * @param measured [lanes], not read where not seen
     * @param seen [lanes] 1 where it was taken
     * @param variance of its noise, [lanes]
     */
    Correction correct(Sensors.Row row, double[] measured, double[] seen, double[] variance) {
        int size = mean.length;
        double[][] cross = new double[size][lanes];
        double[] expected = row.constant().clone();
        double[] spread = variance.clone();
        for (int m = 0; m < row.index().length; m++) {
            double[] slope = row.slope()[m];
            for (int i = 0; i < size; i++) {
                LaneRows.addProduct(slope, covariance(i, row.index()[m]), cross[i]);
            }
            LaneRows.addProduct(slope, mean[row.index()[m]], expected);
        }
        for (int m = 0; m < row.index().length; m++) {
            LaneRows.addProduct(row.slope()[m], cross[row.index()[m]], spread);
        }
        double[] precision = new double[lanes];
        double[] innovation = new double[lanes];
        for (int n = 0; n < lanes; n++) {
            if (seen[n] != 0) {
                precision[n] = 1 / spread[n];
                innovation[n] = measured[n] - expected[n];
            }
        }
        for (int i = 0; i < size; i++) {
            double[] ci = cross[i];
            for (int n = 0; n < lanes; n++) {
                mean[i][n] += ci[n] * precision[n] * innovation[n];
            }
            for (int j = 0; j <= i; j++) {
                double[] cov = covariance(i, j);
                double[] cj = cross[j];
                for (int n = 0; n < lanes; n++) {
                    cov[n] -= ci[n] * cj[n] * precision[n];
                }
            }
            double[] own = covariance(i, i);
            for (int n = 0; n < lanes; n++) {
                own[n] = Math.max(own[n], 0); // rounding
            }
        }
        return new Correction(row, cross, precision, innovation);
    }

    /** Takes over a lane of another belief of the same size. */
    void copyLane(LaneGaussian from, int lane) {
        LaneRows.copyLane(from.mean, mean, lane);
        LaneRows.copyLane(from.covariance, covariance, lane);
    }

    /** Whether all numbers of a lane are finite. */
    boolean isFinite(int lane) {
        return LaneRows.isFinite(mean, lane) && LaneRows.isFinite(covariance, lane);
    }
}
