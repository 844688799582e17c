package io.warplab.core.decoder.physics;

import io.warplab.api.physics.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the equations count in: parameters as unknowns, counted from a reference in units of their
 * ranges; residuals in units of the states' scales; time in the prior's unit.
 *
 * @param reference physical value of each unknown's zero
 * @param ranges unit of each parameter
 * @param stateScale unit of each state's residual
 * @param timeFactor prior's units of time per unit of the data's clock
 */
record Units(double[] reference, double[] ranges, double[] stateScale, double timeFactor) {
    /** Parameters counted from their defaults, in units of the widths of their bounds. */
    static Units of(List<Quantity> parameters, double[] stateScale, double timeFactor) {
        return new Units(
                parameters.stream().mapToDouble(Quantity::initial).toArray(),
                parameters.stream().mapToDouble(q -> q.upper() - q.lower()).toArray(),
                stateScale,
                timeFactor);
    }

    /** P. */
    int parameters() {
        return reference.length;
    }

    /** S. */
    int states() {
        return stateScale.length;
    }

    /** An unknown as a physical value. */
    double physical(int k, double unknown) {
        return reference[k] + ranges[k] * unknown;
    }

    /** A physical value as an unknown. */
    double unknown(int k, double physical) {
        return (physical - reference[k]) / ranges[k];
    }

    /** A bound of every parameter as an unknown. */
    double[] unknowns(List<Quantity> parameters, ToDoubleFunction<Quantity> bound) {
        double[] all = new double[parameters.size()];
        Arrays.setAll(all, k -> unknown(k, bound.applyAsDouble(parameters.get(k))));
        return all;
    }

    /** Time stamps in the prior's unit, a new array. */
    double[] priorTime(double[] time) {
        double[] out = new double[time.length];
        for (int n = 0; n < out.length; n++) {
            out[n] = time[n] * timeFactor;
        }
        return out;
    }
}
