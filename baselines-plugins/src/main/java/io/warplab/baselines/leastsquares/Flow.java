package io.warplab.baselines.leastsquares;

import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.hipparchus.util.MathArrays;

/**
 * Solutions of a system by the classical Runge-Kutta method, with plain numbers or with
 * derivatives. Known inputs are linear between samples.
 */
final class Flow {
    private static final double RESOLUTION = 20;
    private static final int MOST = 50;

    private final DynamicalSystem system;
    private final int[] inputs;
    private final double timeFactor;
    private final int substeps;

    /**
     * @param system in raw units
     * @param inputs which input channel each of the inputs of a {@link DrivenSystem} is; empty for
     *     a system that is left to itself
     * @param timeFactor system's units of time per unit of the data's clock
     * @param substeps steps from one time to another; 0: by the characteristic time
     */
    Flow(DynamicalSystem system, int[] inputs, double timeFactor, int substeps) {
        this.system = system;
        this.inputs = inputs;
        this.timeFactor = timeFactor;
        this.substeps = substeps;
    }

    /**
     * Carries a state on.
     *
     * @param from time in the unit of the data's clock
     * @param before all input channels then, in raw units; known ones alone are looked at
     * @param to later time, or the same
     * @param after all input channels then
     */
    <T extends CalculusFieldElement<T>> T[] advance(
            T[] state, T[] parameters, double from, double[] before, double to, double[] after) {
        if (!(to > from)) {
            return state;
        }
        double duration = (to - from) * timeFactor;
        int count = count(duration);
        T start = state[0].newInstance(from * timeFactor);
        T step = state[0].newInstance(duration / count);
        FieldOrdinaryDifferentialEquation<T> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public T[] computeDerivatives(T t, T[] x) {
                        if (inputs.length == 0) {
                            return system.derivatives(t, x, parameters);
                        }
                        double share = t.subtract(start).getReal() / duration;
                        T[] u = MathArrays.buildArray(t.getField(), inputs.length);
                        for (int i = 0; i < u.length; i++) {
                            double first = before[inputs[i]];
                            u[i] = t.newInstance(first + share * (after[inputs[i]] - first));
                        }
                        return ((DrivenSystem) system).derivatives(t, x, u, parameters);
                    }
                };
        ClassicalRungeKuttaFieldIntegrator<T> method =
                new ClassicalRungeKuttaFieldIntegrator<>(start.getField(), step);
        T time = start;
        T[] x = state;
        for (int i = 0; i < count; i++) {
            T next = time.add(step);
            x = method.singleStep(equation, time, x, next);
            time = next;
        }
        return x;
    }

    private int count(double duration) {
        if (substeps > 0) {
            return substeps;
        }
        double needed =
                Math.ceil(duration * RESOLUTION / system.manifest().characteristicTime() - 1e-9);
        return (int) Math.max(1, Math.min(MOST, needed));
    }
}
