package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.FieldExplicitRungeKuttaIntegrator;

/** Steps by one of Hipparchus' explicit Runge-Kutta methods. */
record RungeKuttaStepper(DynamicalSystem system, Method method) implements Stepper {
    /** Constructor of a Hipparchus integrator for any number type. */
    interface Method {
        <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
                Field<T> field, T step);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] advance(
            T time, T step, T[] state, T[] parameters, int count) {
        FieldExplicitRungeKuttaIntegrator<T> integrator = method.on(time.getField(), step);
        FieldOrdinaryDifferentialEquation<T> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public T[] computeDerivatives(T t, T[] y) {
                        return system.derivatives(t, y, parameters);
                    }
                };
        T[] y = state;
        T t = time;
        for (int i = 0; i < count; i++) {
            T next = t.add(step);
            y = integrator.singleStep(equation, t, y, next);
            t = next;
        }
        return y;
    }
}
