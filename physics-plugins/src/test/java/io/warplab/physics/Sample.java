package io.warplab.physics;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.Trajectories;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.util.MathArrays;

/** Points and solutions of a system for the tests. */
public final class Sample {
    private static final double TOLERANCE = 1e-13;

    private Sample() {}

    public static double[] initialState(DynamicalSystem system) {
        return initial(system.manifest().states());
    }

    public static double[] defaults(DynamicalSystem system) {
        return initial(system.manifest().parameters());
    }

    /** The default parameters but for one. */
    public static double[] defaults(DynamicalSystem system, String name, double value) {
        double[] p = defaults(system);
        p[index(system.manifest().parameters(), name)] = value;
        return p;
    }

    public static int index(List<Quantity> quantities, String name) {
        for (int i = 0; i < quantities.size(); i++) {
            if (quantities.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no quantity " + name + " in " + quantities);
    }

    private static double[] initial(List<Quantity> quantities) {
        return quantities.stream().mapToDouble(Quantity::initial).toArray();
    }

    /** A random point within the bounds; where there is none, within reach of the typical value. */
    public static double[] random(List<Quantity> quantities, Random random) {
        double[] out = new double[quantities.size()];
        for (int i = 0; i < out.length; i++) {
            Quantity q = quantities.get(i);
            double reach = 2 * Math.max(1, Math.abs(q.initial()));
            double lower = Math.max(q.lower(), q.initial() - reach);
            double upper = Math.min(q.upper(), q.initial() + reach);
            // Fields may have an infinite slope at a state of exactly zero.
            out[i] = lower + (upper - lower) * (0.01 + 0.98 * random.nextDouble());
        }
        return out;
    }

    /** Accurate states at equal spacing, count + 1 of them from time 0 to {@code end}. */
    public static double[][] solve(
            DynamicalSystem system, double[] start, double[] parameters, double end, int count) {
        double[] times = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            times[i] = end * i / count;
        }
        return Trajectories.integrate(system, start, parameters, times, TOLERANCE);
    }

    /** The accurate state at time {@code end}, from time 0. */
    public static double[] solve(
            DynamicalSystem system, double[] start, double[] parameters, double end) {
        return solve(system, start, parameters, end, 1)[1];
    }

    /** The vector field at time 0. */
    public static double[] field(DynamicalSystem system, double[] state, double... parameters) {
        return Trajectories.derivatives(system, 0, state, parameters);
    }

    /**
     * The period of a cycle: from one upward crossing of a level to the next.
     *
     * @param settle time to let the transient die out first
     * @param longest what the period is surely below half of
     */
    public static double period(
            DynamicalSystem system,
            double[] parameters,
            int state,
            double level,
            double settle,
            double longest) {
        double[] start = solve(system, initialState(system), parameters, settle);
        int count = 20000;
        double[][] x = solve(system, start, parameters, longest, count);
        double first = Double.NaN;
        for (int i = 1; i <= count; i++) {
            double before = x[i - 1][state] - level;
            double after = x[i][state] - level;
            if (before < 0 && after >= 0) {
                double at = longest / count * (i - 1 + before / (before - after));
                if (!Double.isNaN(first)) {
                    return at - first;
                }
                first = at;
            }
        }
        throw new AssertionError("no full cycle within " + longest);
    }

    /** The field's Jacobian by its states, [of][by]. */
    public static double[][] jacobian(
            DynamicalSystem system, double[] state, double... parameters) {
        int n = state.length;
        LaneDualField field = new LaneDualField(1, n);
        LaneDual[] x = MathArrays.buildArray(field, n);
        for (int i = 0; i < n; i++) {
            x[i] = field.variable(i, new double[] {state[i]});
        }
        LaneDual[] p = Arrays.stream(parameters).mapToObj(field::constant).toArray(LaneDual[]::new);
        LaneDual[] f = system.derivatives(field.getZero(), x, p);
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double[] d = f[i].derivative(k);
                out[i][k] = d == null ? 0 : d[0];
            }
        }
        return out;
    }

    /** How fast the field spreads volumes, the trace of its Jacobian. */
    public static double divergence(DynamicalSystem system, double[] state, double... parameters) {
        double[][] jacobian = jacobian(system, state, parameters);
        double sum = 0;
        for (int i = 0; i < state.length; i++) {
            sum += jacobian[i][i];
        }
        return sum;
    }
}
