package io.warplab.baselines.leastsquares;

import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.SequenceView;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/**
 * Predictions of one sequence, [T, S] in scaled units: within the context one step ahead from the
 * last observation; from there on the fitted solution continued, with the spread that the
 * estimate's covariance and the residuals give it.
 */
final class SequenceForecast {
    private final Flow flow;
    private final double[] offset;
    private final double[] scale;
    private final double[] mean;
    private final double[] sd;

    private SequenceForecast(Flow flow, double[] offset, double[] scale, int steps) {
        this.flow = flow;
        this.offset = offset;
        this.scale = scale;
        mean = new double[steps * scale.length];
        sd = new double[steps * scale.length];
    }

    /**
     * Predicts.
     *
     * @param contextSteps steps of data seen
     * @param usualSd standard deviation where no solution was fitted, in scaled units
     */
    static SequenceForecast of(
            Flow flow,
            double[] offset,
            double[] scale,
            SequenceView view,
            int n,
            int contextSteps,
            ContextTrack track,
            double[] usualSd) {
        SequenceForecast forecast = new SequenceForecast(flow, offset, scale, view.steps());
        int last = 0;
        for (int t = 1; t < Math.min(contextSteps, view.steps()); t++) {
            last = view.observed(n, t) ? t : last;
        }
        double[] state = forecast.withinContext(view, n, last, track, usualSd);
        if (track.last().isPresent()) {
            forecast.continueSolution(view, n, last, track.last().orElseThrow());
        } else {
            forecast.freeRun(view, n, last, state, track.parameters(last), usualSd);
        }
        return forecast;
    }

    /** [T, S], row-major. */
    double[] mean() {
        return mean;
    }

    /** [T, S], row-major. */
    double[] sd() {
        return sd;
    }

    /** Steps up to the last observed one; gives the raw state observed there. */
    private double[] withinContext(
            SequenceView view, int n, int last, ContextTrack track, double[] usualSd) {
        double[] state = raw(view, n, 0);
        double time = view.time(n, 0);
        for (int c = 0; c < scale.length; c++) {
            mean[c] = view.target(n, 0, c);
            sd[c] = usualSd[c];
        }
        for (int t = 1; t <= last; t++) {
            if (view.observed(n, t)) {
                put(t, step(state, track.parameters(t - 1), time, view.time(n, t)), usualSd);
                state = raw(view, n, t);
                time = view.time(n, t);
            } else {
                put(t, state, usualSd);
            }
        }
        return state;
    }

    private double[] raw(SequenceView view, int n, int t) {
        double[] state = new double[scale.length];
        view.readInput(n, t, state);
        for (int c = 0; c < state.length; c++) {
            state[c] = state[c] * scale[c] + offset[c];
        }
        return state;
    }

    private double[] step(double[] state, double[] parameters, double from, double to) {
        Binary64[] next = flow.advance(boxed(state), boxed(parameters), from, to);
        double[] out = new double[state.length];
        for (int c = 0; c < out.length; c++) {
            // Where the solution leaves the range of numbers it stays at the last state within.
            out[c] = Double.isFinite(next[c].getReal()) ? next[c].getReal() : state[c];
        }
        return out;
    }

    private static Binary64[] boxed(double[] values) {
        Binary64[] boxed = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        for (int i = 0; i < values.length; i++) {
            boxed[i] = new Binary64(values[i]);
        }
        return boxed;
    }

    private void freeRun(
            SequenceView view,
            int n,
            int last,
            double[] from,
            double[] parameters,
            double[] usualSd) {
        double[] state = from;
        double time = view.time(n, last);
        for (int t = last + 1; t < view.steps(); t++) {
            double next = later(view.time(n, t), time);
            state = step(state, parameters, time, next);
            time = next;
            put(t, state, usualSd);
        }
    }

    private void continueSolution(SequenceView view, int n, int last, SequenceFit fit) {
        Gradient[] x = fit.initial();
        double time = fit.time();
        for (int t = 0; t < view.steps(); t++) {
            boolean ahead = t > last;
            if (!ahead && !(view.observed(n, t) && view.time(n, t) > time)) {
                continue;
            }
            double next = later(view.time(n, t), time);
            Gradient[] moved = flow.advance(x, fit.parameters(), time, next);
            if (finite(moved)) {
                x = moved;
            }
            time = next;
            if (ahead) {
                put(t, x, fit);
            }
        }
    }

    /** The clock of a step that was not observed may say anything. */
    private static double later(double time, double now) {
        return time > now && Double.isFinite(time) ? time : now;
    }

    private static boolean finite(Gradient[] x) {
        for (Gradient value : x) {
            boolean fine = Math.abs(value.getReal()) < RollOut.LARGEST;
            for (double slope : value.getGradient()) {
                fine &= Double.isFinite(slope);
            }
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private void put(int t, double[] state, double[] spread) {
        for (int c = 0; c < scale.length; c++) {
            mean[t * scale.length + c] = (state[c] - offset[c]) / scale[c];
            sd[t * scale.length + c] = spread[c];
        }
    }

    private void put(int t, Gradient[] state, SequenceFit fit) {
        for (int c = 0; c < scale.length; c++) {
            double residual = fit.residualSd()[c];
            double variance = fit.variance(state[c]) / (scale[c] * scale[c]);
            mean[t * scale.length + c] = (state[c].getReal() - offset[c]) / scale[c];
            sd[t * scale.length + c] =
                    Math.max(
                            LeastSquaresModel.LEAST_SD,
                            Math.min(RollOut.LARGEST, Math.sqrt(residual * residual + variance)));
        }
    }
}
