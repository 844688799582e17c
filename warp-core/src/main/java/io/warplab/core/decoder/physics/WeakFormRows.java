package io.warplab.core.decoder.physics;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/**
 * The equation of motion integrated over two time steps, one row per state and lane: with q the
 * parameters in units of their ranges around a reference, {@code x(t_2) - x(t_0) = int f(x; p_ref)
 * dt + (int df/dp dt) q}. No derivative of data is taken. The integral is Simpson's rule on the
 * three observations, generalised to unequal steps: fourth order on even ones.
 *
 * <p>Exact for fields linear in their parameters, else a Gauss-Newton step around the reference.
 * Holds the last three observations of a block of lanes; feed it every step.
 */
final class WeakFormRows implements ParameterRows {
    private static final int POINTS = 3;

    private final DynamicalSystem system;
    private final Units units;
    private final int lanes;
    private final LaneDualField field;

    /** The reference, as variables. */
    private final LaneDual[] reference;

    private final Point[] last = new Point[POINTS];
    private final double[][][] regressors;
    private final double[][] responses;
    private final boolean[] valid;

    /** f and df/dp, scaled, at one observation. */
    private record Point(
            double[] time, double[] seen, double[][] state, double[][] field, double[][][] slope) {}

    /** Rows for a number of lanes. */
    WeakFormRows(DynamicalSystem system, Units units, int lanes) {
        this.system = system;
        this.units = units;
        this.lanes = lanes;
        field = LaneDualField.recycling(lanes, units.parameters());
        reference = MathArrays.buildArray(field, units.parameters());
        double[] value = new double[lanes];
        for (int k = 0; k < reference.length; k++) {
            Arrays.fill(value, units.reference()[k]);
            reference[k] = field.variable(k, value).detached();
        }
        regressors = new double[units.states()][units.parameters()][lanes];
        responses = new double[units.states()][lanes];
        valid = new boolean[lanes];
    }

    @Override
    public boolean push(double[] time, double[] seen, double[][] state) {
        System.arraycopy(last, 1, last, 0, POINTS - 1);
        last[POINTS - 1] = point(time, seen, state);
        boolean any = false;
        for (int n = 0; n < lanes; n++) {
            valid[n] = true;
            for (Point point : last) {
                valid[n] &= point != null && point.seen()[n] != 0;
            }
            any |= valid[n];
        }
        if (any) {
            integrate();
        }
        return any;
    }

    @Override
    public boolean valid(int lane) {
        return valid[lane];
    }

    /** {@code int df_s/dp_k dt} in units of the parameter's range and the state's scale. */
    @Override
    public double[] regressor(int s, int k) {
        return regressors[s][k];
    }

    /** {@code dx_s - int f_s(x; p_ref) dt} in units of the state's scale. */
    @Override
    public double[] response(int s) {
        return responses[s];
    }

    private Point point(double[] time, double[] seen, double[][] state) {
        if (Arrays.stream(seen).allMatch(s -> s == 0)) {
            return null;
        }
        field.recycle(); // what the step before worked with
        LaneDual[] x = MathArrays.buildArray(field, state.length);
        double[] scaledTime = units.priorTime(time);
        double[][] kept = new double[state.length][];
        for (int s = 0; s < state.length; s++) {
            x[s] = field.constant(state[s]);
            kept[s] = state[s].clone();
        }
        LaneDual[] f = system.derivatives(field.constant(scaledTime), x, reference);
        double[][] values = new double[f.length][];
        double[][][] slopes = new double[f.length][reference.length][];
        for (int s = 0; s < f.length; s++) {
            LaneDual own = f[s].detached();
            values[s] = own.values();
            for (int k = 0; k < reference.length; k++) {
                slopes[s][k] = own.derivative(k);
            }
        }
        return new Point(scaledTime, seen.clone(), kept, values, slopes);
    }

    /** Rows of all lanes; what comes out for those that are not valid is not looked at. */
    private void integrate() {
        double[][] weights = simpson(last[0], last[1], last[2]);
        for (int s = 0; s < responses.length; s++) {
            double[] response = responses[s];
            LaneLoops.subtract(last[2].state()[s], last[0].state()[s], response);
            for (int j = 0; j < POINTS; j++) {
                LaneLoops.subtractProduct(response, weights[j], last[j].field()[s]);
            }
            for (int n = 0; n < lanes; n++) {
                response[n] /= units.stateScale()[s];
            }
            for (int k = 0; k < units.parameters(); k++) {
                double[] out = regressors[s][k];
                Arrays.fill(out, 0);
                for (int j = 0; j < POINTS; j++) {
                    double[] slope = last[j].slope()[s][k];
                    if (slope != null) { // else identically zero
                        LaneLoops.addProduct(out, weights[j], slope);
                    }
                }
                double factor = units.ranges()[k] / units.stateScale()[s];
                for (int n = 0; n < lanes; n++) {
                    out[n] *= factor;
                }
            }
        }
    }

    /** Weights of Simpson's rule on unequal steps a and b, [point][lane]. */
    private static double[][] simpson(Point first, Point middle, Point end) {
        int lanes = first.time().length;
        double[][] weights = new double[POINTS][lanes];
        double[] a = new double[lanes];
        double[] b = new double[lanes];
        LaneLoops.subtract(middle.time(), first.time(), a);
        LaneLoops.subtract(end.time(), middle.time(), b);
        for (int n = 0; n < lanes; n++) {
            double sixth = (a[n] + b[n]) / 6;
            weights[0][n] = sixth * (2 - b[n] / a[n]);
            weights[1][n] = sixth * (a[n] + b[n]) * (a[n] + b[n]) / (a[n] * b[n]);
            weights[2][n] = sixth * (2 - a[n] / b[n]);
        }
        return weights;
    }
}
