package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.physics.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be found of a sequence, and the units it is counted in, so that all are of order one:
 * states in units of their scales, parameters and free settings of sensors from their defaults in
 * units of the widths of their bounds.
 */
public final class Unknowns {
    /** How near to a bound a parameter may come, as a share of the range. */
    private static final double MARGIN = 1e-6;

    private final int states;
    private final int parameters;
    private final List<Quantity> quantities;
    private final double[] zero;
    private final double[] unit;
    private final double[] lower;
    private final double[] upper;

    /**
     * @param states S
     * @param stateScale unit of each state
     * @param parameters P, with finite bounds
     * @param settings K free settings of sensors, with finite bounds
     */
    public Unknowns(
            List<Quantity> states,
            double[] stateScale,
            List<Quantity> parameters,
            List<Quantity> settings) {
        this.states = states.size();
        this.parameters = parameters.size();
        quantities = new ArrayList<>(states);
        quantities.addAll(parameters);
        quantities.addAll(settings);
        int size = quantities.size();
        zero = new double[size];
        unit = new double[size];
        lower = new double[size];
        upper = new double[size];
        for (int i = 0; i < size; i++) {
            Quantity q = quantities.get(i);
            boolean state = i < this.states;
            zero[i] = state ? 0 : q.initial();
            unit[i] = state ? stateScale[i] : q.upper() - q.lower();
            double margin = state ? 0 : MARGIN;
            lower[i] = unknown(i, q.lower()) + margin;
            upper[i] = unknown(i, q.upper()) - margin;
        }
    }

    /** D = S + P + K. */
    public int size() {
        return unit.length;
    }

    /** S. */
    public int states() {
        return states;
    }

    /** P. */
    public int parameters() {
        return parameters;
    }

    /** What an unknown is, with its unit and bounds. */
    public Quantity quantity(int i) {
        return quantities.get(i);
    }

    /** Physical size of an unknown's unit. */
    public double unit(int i) {
        return unit[i];
    }

    /** An unknown as a physical value. */
    public double physical(int i, double unknown) {
        return zero[i] + unit[i] * unknown;
    }

    /** A physical value as an unknown. */
    public double unknown(int i, double physical) {
        return (physical - zero[i]) / unit[i];
    }

    /** The nearest value within the bounds. */
    public double within(int i, double unknown) {
        return Math.min(upper[i], Math.max(lower[i], unknown));
    }

    /** Smallest value of an unknown. */
    public double lower(int i) {
        return lower[i];
    }

    /** Largest value of an unknown. */
    public double upper(int i) {
        return upper[i];
    }

    /** Rows of unknowns as physical values, copied, [unknown][lane]. */
    public double[][] physical(double[][] unknowns, int from, int count) {
        double[][] out = new double[count][];
        for (int k = 0; k < count; k++) {
            int i = from + k;
            out[k] = Arrays.stream(unknowns[i]).map(u -> physical(i, within(i, u))).toArray();
        }
        return out;
    }
}
