package io.warplab.api.physics;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
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
     * Integrates once from the first to the last time with Hipparchus' adaptive Dormand-Prince
     * 8(5,3) and reads the states in between from its seventh-order dense output, so that close
     * times cost no more steps than far ones.
     *
     * @param start state at {@code times[0]}
     * @param parameters in physical units
     * @param times strictly increasing, at least one
     * @param tolerance absolute and relative, per step
     * @return [time][state]
     * @throws IllegalArgumentException when the times do not increase
     * @throws org.hipparchus.exception.MathIllegalStateException when the step size underflows
     */
    public static double[][] integrate(
            DynamicalSystem system,
            double[] start,
            double[] parameters,
            double[] times,
            double tolerance) {
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException(
                        "times must increase, got " + times[i - 1] + " then " + times[i]);
            }
        }
        double[][] states = new double[times.length][];
        states[0] = start.clone();
        if (times.length == 1) {
            return states;
        }
        double span = times[times.length - 1] - times[0];
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(
                        Math.max(span * MIN_STEP_SHARE, Double.MIN_NORMAL),
                        Math.max(span, Double.MIN_NORMAL),
                        tolerance,
                        tolerance);
        integrator.addStepHandler(new Sampler(times, states));
        states[times.length - 1] =
                integrator
                        .integrate(
                                equation(system, parameters),
                                new ODEState(times[0], start),
                                times[times.length - 1])
                        .getPrimaryState();
        return states;
    }

    /** Fills in the states at the times between the first and the last as the steps go by. */
    private static final class Sampler implements ODEStepHandler {
        private final double[] times;
        private final double[][] states;
        private int next = 1;

        Sampler(double[] times, double[][] states) {
            this.times = times;
            this.states = states;
        }

        @Override
        public void handleStep(ODEStateInterpolator step) {
            double reached = step.getCurrentState().getTime();
            while (next < times.length - 1 && times[next] <= reached) {
                states[next] = step.getInterpolatedState(times[next]).getPrimaryState();
                next++;
            }
        }
    }

    /** The vector field with plain numbers. */
    public static double[] derivatives(
            DynamicalSystem system, double time, double[] state, double[] parameters) {
        return unbox(system.derivatives(new Binary64(time), box(state), box(parameters)));
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
                return unbox(system.derivatives(new Binary64(t), box(y), p));
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

    private static double[] unbox(Binary64[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[i].getReal();
        }
        return out;
    }
}
