package io.warplab.physics.prior;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.hipparchus.ode.nonstiff.EulerFieldIntegrator;
import org.hipparchus.ode.nonstiff.FieldExplicitRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.LutherFieldIntegrator;
import org.hipparchus.ode.nonstiff.MidpointFieldIntegrator;

/** Hipparchus' fixed-step Runge-Kutta methods. */
public enum FixedStepMethod {
    /** Order 1, one evaluation a step; what the paper used. */
    EULER {
        @Override
        <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
                Field<T> field) {
            return new EulerFieldIntegrator<>(field, field.getOne());
        }
    },
    /** Order 2, two evaluations. */
    MIDPOINT {
        @Override
        <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
                Field<T> field) {
            return new MidpointFieldIntegrator<>(field, field.getOne());
        }
    },
    /** Order 4, four evaluations. */
    RK4 {
        @Override
        <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
                Field<T> field) {
            return new ClassicalRungeKuttaFieldIntegrator<>(field, field.getOne());
        }
    },
    /** Order 6, seven evaluations. */
    LUTHER {
        @Override
        <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
                Field<T> field) {
            return new LutherFieldIntegrator<>(field, field.getOne());
        }
    };

    /** The method on a field; its own step size is not used, single steps are given theirs. */
    abstract <T extends CalculusFieldElement<T>> FieldExplicitRungeKuttaIntegrator<T> on(
            Field<T> field);
}
