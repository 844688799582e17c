package io.warplab.api.physics;

import java.util.Arrays;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/**
 * Accurate solutions of a system with plain numbers: for generated data and reference roll-outs.
 */
public final class Trajectories {
    private static final double MIN_STEP_SHARE = 1e-12;

    private Trajectories() {}

    /**
     * Integrates with Hipparchus' adaptive Dormand-Prince 8(5,3).
     *
     * @param start state at {@code times[0]}
     * @param parameters in physical units
     * @param times increasing, at least one
     * @param tolerance absolute and relative, per step
     * @return [time][state]
     */
    public static double[][] integrate(
            DynamicalSystem system,
            double[] start,
            double[] parameters,
            double[] times,
            double tolerance) {
        double span = times[times.length - 1] - times[0];
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(
                        Math.max(span * MIN_STEP_SHARE, Double.MIN_NORMAL),
                        Math.max(span, Double.MIN_NORMAL),
                        tolerance,
                        tolerance);
        OrdinaryDifferentialEquation equation = equation(system, parameters);
        double[][] states = new double[times.length][];
        states[0] = start.clone();
        for (int i = 1; i < times.length; i++) {
            states[i] =
                    integrator
                            .integrate(
                                    equation, new ODEState(times[i - 1], states[i - 1]), times[i])
                            .getPrimaryState();
        }
        return states;
    }

    /** The vector field with plain numbers. */
    public static double[] derivatives(
            DynamicalSystem system, double time, double[] state, double[] parameters) {
        return Arrays.stream(system.derivatives(new Binary64(time), box(state), box(parameters)))
                .mapToDouble(Binary64::getReal)
                .toArray();
    }

    private static OrdinaryDifferentialEquation equation(
            DynamicalSystem system, double[] parameters) {
        Binary64[] p = box(parameters);
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return system.manifest().states().size();
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return Arrays.stream(system.derivatives(new Binary64(t), box(y), p))
                        .mapToDouble(Binary64::getReal)
                        .toArray();
            }
        };
    }

    private static Binary64[] box(double[] values) {
        Binary64[] out = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        for (int i = 0; i < values.length; i++) {
            out[i] = new Binary64(values[i]);
        }
        return out;
    }
}
