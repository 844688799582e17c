package io.warplab.core.decoder.physics;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/**
 * A whole stretch of motion, solved from its start and linearised: {@code x(t) - Phi(t; x_a, p_a) =
 * dPhi/dx dx + dPhi/dp dq}. Unknowns are the start's correction dx, in units of the states' scales,
 * then the parameters counted from the reference in units of their ranges. One Gauss-Newton step of
 * the classical least-squares fit (a single shooting with a free start), all lanes at once.
 */
final class FlowRows implements LinearRows {
    private final Prior prior;
    private final Units units;
    private final int states;
    private final int parameters;
    private final LaneDualField field;
    private final LaneDual[] p;

    /** Parameters of the linearisation as unknowns, [parameter][lane]. */
    private final double[][] point;

    private LaneDual[] x;
    private double[] now;
    private final double[][][] regressors;
    private final double[][] responses;
    private final boolean[] valid;

    /**
     * @param time [lanes] of the start, in the data's unit
     * @param start x_a, [state][lane], raw units
     * @param parameterPoint p_a, [parameter][lane], physical units
     */
    FlowRows(Prior prior, Units units, double[] time, double[][] start, double[][] parameterPoint) {
        this.prior = prior;
        this.units = units;
        states = units.states();
        parameters = units.parameters();
        int lanes = time.length;
        field = LaneDualField.recycling(lanes, states + parameters);
        p = MathArrays.buildArray(field, parameters);
        point = new double[parameters][lanes];
        for (int k = 0; k < parameters; k++) {
            p[k] = field.variable(states + k, parameterPoint[k]).detached();
            for (int n = 0; n < lanes; n++) {
                point[k][n] = units.unknown(k, parameterPoint[k][n]);
            }
        }
        x = MathArrays.buildArray(field, states);
        for (int s = 0; s < states; s++) {
            x[s] = field.variable(s, start[s]).detached();
        }
        now = units.priorTime(time);
        regressors = new double[states][states + parameters][lanes];
        responses = new double[states][lanes];
        valid = new boolean[lanes];
    }

    /**
     * Solves on to a later step and compares.
     *
     * @param time [lanes], in the data's unit
     * @param seen [lanes] 1 where the state was observed
     * @param observed [state][lane], raw units; not read where not seen
     */
    void advance(double[] time, double[] seen, double[][] observed) {
        double[] then = units.priorTime(time);
        if (!Arrays.equals(then, now)) {
            field.recycle(); // what the step before worked with
            LaneDual from = field.constant(now);
            LaneDual length = field.constant(then).subtract(from);
            x = PriorPrediction.detached(prior.predict(from, length, x, p, 1));
            now = then;
        }
        for (int n = 0; n < valid.length; n++) {
            valid[n] = seen[n] != 0;
        }
        for (int s = 0; s < states; s++) {
            for (int k = 0; k < states + parameters; k++) {
                double[] slope = x[s].derivative(k);
                double unit =
                        (k < states ? units.stateScale()[k] : units.ranges()[k - states])
                                / units.stateScale()[s];
                for (int n = 0; n < valid.length; n++) {
                    regressors[s][k][n] = slope == null ? 0 : slope[n] * unit;
                    valid[n] &= Double.isFinite(regressors[s][k][n]);
                }
            }
            for (int n = 0; n < valid.length; n++) {
                double response = (observed[s][n] - x[s].values()[n]) / units.stateScale()[s];
                for (int k = 0; k < parameters; k++) {
                    response += regressors[s][states + k][n] * point[k][n];
                }
                responses[s][n] = response;
                valid[n] &= Double.isFinite(response);
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
