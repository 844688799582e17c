package io.warplab.core.decoder.physics.kalman;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.Prior;
import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/** A prior's step and its derivatives by state and parameters, in units of the unknowns. */
final class Transition {
    private final Prior prior;
    private final Unknowns unknowns;
    private final double timeFactor;
    private final LaneDualField field;

    /**
     * The motion over one step, linearised: next state = value + slope (z - point).
     *
     * @param value [state][lane]
     * @param slope [state][state or parameter][lane]; null where identically zero
     */
    record Step(double[][] value, double[][][] slope) {}

    /**
     * @param prior of form step
     * @param timeFactor prior's units of time per unit of the data's clock
     */
    Transition(Prior prior, Unknowns unknowns, double timeFactor, int lanes) {
        this.prior = prior;
        this.unknowns = unknowns;
        this.timeFactor = timeFactor;
        field = LaneDualField.recycling(lanes, unknowns.states() + unknowns.parameters());
    }

    /** Unknowns, lanes and clock of its steps. */
    Unknowns unknowns() {
        return unknowns;
    }

    /** Length of a step in the prior's unit of time. */
    double priorTime(double time) {
        return time * timeFactor;
    }

    /**
     * Linearises a step at a point.
     *
     * @param from [lanes] data's time
     * @param to [lanes], not before {@code from}
     * @param z [unknown][lane]
     * @param inputs of the prior at {@code from}, [input][lane]
     * @param nextInputs at {@code to}
     */
    Step at(double[] from, double[] to, double[][] z, double[][] inputs, double[][] nextInputs) {
        field.recycle(); // what the step before worked with
        int lanes = from.length;
        int states = unknowns.states();
        int active = states + unknowns.parameters();
        LaneDual[] x = MathArrays.buildArray(field, states);
        LaneDual[] p = MathArrays.buildArray(field, unknowns.parameters());
        double[] physical = new double[lanes];
        for (int i = 0; i < active; i++) {
            for (int n = 0; n < lanes; n++) {
                physical[n] = unknowns.physical(i, z[i][n]);
            }
            LaneDual v = field.variable(i, physical);
            if (i < states) {
                x[i] = v;
            } else {
                p[i - states] = v;
            }
        }
        double[] start = Arrays.stream(from).map(this::priorTime).toArray();
        double[] length = new double[lanes];
        for (int n = 0; n < lanes; n++) {
            length[n] = priorTime(to[n] - from[n]);
        }
        LaneDual[] next =
                prior.predict(
                        field.constant(start),
                        field.constant(length),
                        x,
                        p,
                        constants(inputs, length, inputs),
                        constants(nextInputs, length, inputs),
                        1);
        double[][] value = new double[states][lanes];
        double[][][] slope = new double[states][active][];
        for (int s = 0; s < states; s++) {
            for (int n = 0; n < lanes; n++) {
                value[s][n] = unknowns.unknown(s, next[s].values()[n]);
            }
            for (int i = 0; i < active; i++) {
                double[] d = next[s].derivative(i);
                if (d != null) {
                    double factor = unknowns.unit(i) / unknowns.unit(s);
                    slope[s][i] = Arrays.stream(d).map(v -> v * factor).toArray();
                }
            }
        }
        return new Step(value, slope);
    }

    /** Inputs stand still where time does. */
    private LaneDual[] constants(double[][] inputs, double[] length, double[][] before) {
        LaneDual[] all = MathArrays.buildArray(field, inputs.length);
        for (int i = 0; i < all.length; i++) {
            double[] values = inputs[i].clone();
            for (int n = 0; n < values.length; n++) {
                values[n] = length[n] > 0 ? values[n] : before[i][n];
            }
            all[i] = field.constant(values);
        }
        return all;
    }
}
