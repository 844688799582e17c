package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.physics.Prior;

/**
 * What generates a sequence: unknowns that move by a prior, walk at random, and are read by
 * sensors.
 *
 * @param prior of form step
 * @param unknowns states, parameters, free settings of sensors
 * @param sensors what channels show
 * @param walk variance that each unknown gains in a unit of the prior's time, in its own unit
 * @param timeFactor prior's units of time per unit of the data's clock
 */
public record MotionModel(
        Prior prior, Unknowns unknowns, Sensors sensors, double[] walk, double timeFactor) {
    /** The model of a run's settings. */
    public static MotionModel of(
            Prior prior,
            Unknowns unknowns,
            Sensors sensors,
            KalmanConfig config,
            double timeFactor) {
        double[] walk = new double[unknowns.size()];
        for (int i = 0; i < unknowns.states(); i++) {
            walk[i] = config.processNoise() * config.processNoise();
        }
        for (int k = 0; k < unknowns.parameters(); k++) {
            int i = unknowns.states() + k;
            double sd =
                    config.drift().getOrDefault(unknowns.quantity(i).name(), 0.0)
                            / unknowns.unit(i);
            walk[i] = sd * sd;
        }
        return new MotionModel(prior, unknowns, sensors, walk, timeFactor);
    }

    /** Linearises steps of a block of lanes. */
    Transition transition(int lanes) {
        return new Transition(prior, unknowns, timeFactor, lanes);
    }

    /** What the walk adds to variances in a step, [unknown][lane]. */
    double[][] walked(double[] from, double[] to) {
        double[][] variance = new double[walk.length][from.length];
        for (int i = 0; i < walk.length; i++) {
            for (int n = 0; n < from.length && walk[i] > 0; n++) {
                variance[i][n] = walk[i] * (to[n] - from[n]) * timeFactor;
            }
        }
        return variance;
    }

    /** The nearest point within the bounds, copied, [unknown][lane]. */
    double[][] within(double[][] z) {
        double[][] out = LaneRows.copy(z);
        for (int i = 0; i < out.length; i++) {
            for (int n = 0; n < out[i].length; n++) {
                out[i][n] = unknowns.within(i, out[i][n]);
            }
        }
        return out;
    }
}
