package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hipparchus.Field;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.hipparchus.ode.nonstiff.EulerFieldIntegrator;
import org.hipparchus.ode.nonstiff.FieldExplicitRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.LutherFieldIntegrator;
import org.hipparchus.ode.nonstiff.MidpointFieldIntegrator;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * Fixed-step methods: explicit Runge-Kutta methods by Hipparchus' tableaus, and two symplectic ones
 * for conservative systems.
 *
 * <p>All are explicit, so a step must not be too long for the fastest motion of the system even
 * where that has long died out. With step h, each method is stable up to h times the fastest decay
 * rate (the most negative real eigenvalue of df/dx), or h times the fastest angular frequency of
 * undamped motion (an imaginary one), as given below; beyond that the solution grows without bound.
 */
public enum FixedStepMethod {
    /**
     * Order 1, one evaluation a step; what the paper used. Stable up to 2 for decay, never for
     * undamped motion, whose energy it pumps up.
     */
    EULER(explicit(EulerFieldIntegrator::new)),
    /** Order 2, two evaluations. Stable up to 2 for decay, never for undamped motion. */
    MIDPOINT(explicit(MidpointFieldIntegrator::new)),
    /** Order 4, four evaluations. Stable up to 2.785 for decay, 2.828 for undamped motion. */
    RK4(explicit(ClassicalRungeKuttaFieldIntegrator::new)),
    /**
     * Order 6, seven evaluations (H. A. Luther, Mathematics of Computation 22, 1968). Stable up to
     * 2.856 for decay, never for undamped motion, whose amplitude grows by 6e-4 (h omega)^8 a step.
     */
    LUTHER(explicit(LutherFieldIntegrator::new)),
    /**
     * Order 2, one evaluation, symplectic (L. Verlet, Physical Review 159, 1967; W. C. Swope et
     * al., Journal of Chemical Physics 76, 1982). Stable up to 2 for undamped motion. Needs a
     * {@link io.warplab.api.physics.SeparableSystem}.
     */
    VELOCITY_VERLET(SymplecticStepper::velocityVerlet),
    /**
     * Order 4, three evaluations, symplectic (H. Yoshida, Physics Letters A 150, 1990). Stable up
     * to 1.573 for undamped motion. Needs a {@link io.warplab.api.physics.SeparableSystem}.
     */
    YOSHIDA4(SymplecticStepper::yoshida4);

    private final Function<DynamicalSystem, Stepper> coupling;

    FixedStepMethod(Function<DynamicalSystem, Stepper> coupling) {
        this.coupling = coupling;
    }

    /** One of Hipparchus' methods, by the constructor that takes a field and a step. */
    private static Function<DynamicalSystem, Stepper> explicit(
            BiFunction<
                            Field<Binary64>,
                            Binary64,
                            ? extends FieldExplicitRungeKuttaIntegrator<Binary64>>
                    method) {
        ButcherTableau tableau =
                ButcherTableau.of(method.apply(Binary64Field.getInstance(), Binary64.ONE));
        return system -> new RungeKuttaStepper(system, tableau);
    }

    /**
     * The method coupled to a system.
     *
     * @throws io.warplab.api.error.WarpException when the method does not fit the system
     */
    Stepper on(DynamicalSystem system) {
        return coupling.apply(system);
    }
}
