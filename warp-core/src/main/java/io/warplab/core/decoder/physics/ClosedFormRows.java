package io.warplab.core.decoder.physics;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/**
 * A closed form linearised at the reference: {@code x(t) - g(t; p_ref) = dg/dp q}, a row per
 * observation.
 */
final class ClosedFormRows implements ParameterRows {
    private final Prior prior;
    private final Units units;
    private final LaneDualField field;
    private final double[][][] regressors;
    private final double[][] responses;
    private final boolean[] valid;

    /** Rows for a number of lanes. */
    ClosedFormRows(Prior prior, Units units, int lanes) {
        this.prior = prior;
        this.units = units;
        field = LaneDualField.recycling(lanes, units.parameters());
        regressors = new double[units.states()][units.parameters()][lanes];
        responses = new double[units.states()][lanes];
        valid = new boolean[lanes];
    }

    @Override
    public boolean push(double[] time, double[] seen, double[][] state) {
        boolean any = false;
        for (int n = 0; n < valid.length; n++) {
            valid[n] = seen[n] != 0;
            any |= valid[n];
        }
        if (any) {
            linearise(time, state);
        }
        return any;
    }

    private void linearise(double[] time, double[][] state) {
        field.recycle(); // what the step before worked with
        double[] lane = new double[valid.length];
        LaneDual[] p = MathArrays.buildArray(field, units.parameters());
        for (int k = 0; k < p.length; k++) {
            Arrays.fill(lane, units.reference()[k]);
            p[k] = field.variable(k, lane);
        }
        LaneDual[] g =
                prior.predict(
                        field.getZero(),
                        field.constant(units.priorTime(time)),
                        MathArrays.buildArray(field, 0),
                        p,
                        1);
        for (int s = 0; s < responses.length; s++) {
            for (int n = 0; n < lane.length; n++) {
                responses[s][n] = (state[s][n] - g[s].values()[n]) / units.stateScale()[s];
            }
            for (int k = 0; k < p.length; k++) {
                double[] slope = g[s].derivative(k);
                for (int n = 0; n < lane.length; n++) {
                    regressors[s][k][n] =
                            slope == null
                                    ? 0
                                    : slope[n] * units.ranges()[k] / units.stateScale()[s];
                }
            }
        }
    }

    @Override
    public boolean valid(int lane) {
        return valid[lane];
    }

    @Override
    public double[] regressor(int s, int k) {
        return regressors[s][k];
    }

    @Override
    public double[] response(int s) {
        return responses[s];
    }
}
