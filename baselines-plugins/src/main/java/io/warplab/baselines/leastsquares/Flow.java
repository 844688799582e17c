package io.warplab.baselines.leastsquares;

import io.warplab.api.physics.DynamicalSystem;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;

/**
 * Solutions of a system by the classical Runge-Kutta method, with plain numbers or with
 * derivatives.
 *
 * @param system in raw units
 * @param timeFactor system's units of time per unit of the data's clock
 * @param substeps steps from one time to another; 0: by the characteristic time
 */
record Flow(DynamicalSystem system, double timeFactor, int substeps) {
    private static final double RESOLUTION = 20;
    private static final int MOST = 50;

    /**
     * Carries a state on.
     *
     * @param from time in the unit of the data's clock
     * @param to later time, or the same
     */
    <T extends CalculusFieldElement<T>> T[] advance(
            T[] state, T[] parameters, double from, double to) {
        if (!(to > from)) {
            return state;
        }
        int count = count((to - from) * timeFactor);
        T time = state[0].newInstance(from * timeFactor);
        T step = state[0].newInstance((to - from) * timeFactor / count);
        FieldOrdinaryDifferentialEquation<T> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public T[] computeDerivatives(T t, T[] x) {
                        return system.derivatives(t, x, parameters);
                    }
                };
        ClassicalRungeKuttaFieldIntegrator<T> method =
                new ClassicalRungeKuttaFieldIntegrator<>(time.getField(), step);
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
