package io.warplab.baselines.leastsquares;

import io.warplab.api.data.Normalisation;
import io.warplab.baselines.sequence.RollOut;
import io.warplab.baselines.sequence.SequenceView;
import java.util.Arrays;
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
    private final int states;
    private final double[] mean;
    private final double[] sd;

    private SequenceForecast(Flow flow, Normalisation scaling, int states, int steps) {
        this.flow = flow;
        this.states = states;
        offset = scaling.offset();
        scale = scaling.scale();
        mean = new double[steps * states];
        sd = new double[steps * states];
    }

    /**
     * Predicts.
     *
     * @param scaling between raw and scaled inputs, the known ones included
     * @param contextSteps steps of data seen
     * @param usualSd standard deviation where no solution was fitted, in scaled units
     */
    static SequenceForecast of(
            Flow flow,
            Normalisation scaling,
            SequenceView view,
            int n,
            int contextSteps,
            ContextTrack track,
            double[] usualSd) {
        SequenceForecast forecast =
                new SequenceForecast(flow, scaling, view.targetSize(), view.steps());
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
        double[] inputs = raw(view, n, 0);
        double[] state = Arrays.copyOf(inputs, states);
        double time = view.time(n, 0);
        for (int c = 0; c < states; c++) {
            mean[c] = view.target(n, 0, c);
            sd[c] = usualSd[c];
        }
        for (int t = 1; t <= last; t++) {
            if (view.observed(n, t)) {
                double[] now = raw(view, n, t);
                double[] p = track.parameters(t - 1);
                put(t, step(state, p, time, inputs, view.time(n, t), now), usualSd);
                inputs = now;
                state = Arrays.copyOf(now, states);
                time = view.time(n, t);
            } else {
                put(t, state, usualSd);
            }
        }
        return state;
    }

    /** All input channels in raw units, the known ones also where the step was not observed. */
    private double[] raw(SequenceView view, int n, int t) {
        double[] inputs = new double[scale.length];
        double[] known = new double[scale.length - states];
        view.readInput(n, t, inputs);
        view.readKnown(n, t, known);
        System.arraycopy(known, 0, inputs, states, known.length);
        for (int c = 0; c < inputs.length; c++) {
            inputs[c] = inputs[c] * scale[c] + offset[c];
        }
        return inputs;
    }

    private double[] step(
            double[] state,
            double[] parameters,
            double from,
            double[] before,
            double to,
            double[] after) {
        Binary64[] next = flow.advance(boxed(state), boxed(parameters), from, before, to, after);
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
        double[] inputs = raw(view, n, last);
        double time = view.time(n, last);
        for (int t = last + 1; t < view.steps(); t++) {
            double next = later(view.time(n, t), time);
            double[] now = raw(view, n, t);
            state = step(state, parameters, time, inputs, next, now);
            inputs = now;
            time = next;
            put(t, state, usualSd);
        }
    }

    private void continueSolution(SequenceView view, int n, int last, SequenceFit fit) {
        Gradient[] x = fit.initial();
        double time = fit.time();
        double[] inputs = raw(view, n, 0);
        for (int t = 0; t < view.steps(); t++) {
            boolean ahead = t > last;
            if (!ahead && !view.observed(n, t)) {
                continue;
            }
            double[] now = raw(view, n, t);
            double next = later(view.time(n, t), time);
            Gradient[] moved = flow.advance(x, fit.parameters(), time, inputs, next, now);
            inputs = now;
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
        for (int c = 0; c < states; c++) {
            mean[t * states + c] = (state[c] - offset[c]) / scale[c];
            sd[t * states + c] = spread[c];
        }
    }

    private void put(int t, Gradient[] state, SequenceFit fit) {
        for (int c = 0; c < states; c++) {
            double residual = fit.residualSd()[c];
            double variance = fit.variance(state[c]) / (scale[c] * scale[c]);
            mean[t * states + c] = (state[c].getReal() - offset[c]) / scale[c];
            sd[t * states + c] =
                    Math.max(
                            LeastSquaresModel.LEAST_SD,
                            Math.min(RollOut.LARGEST, Math.sqrt(residual * residual + variance)));
        }
    }
}
