package io.warplab.core.decoder.physics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import io.warplab.api.physics.SystemManifest;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaFieldIntegrator;
import org.hipparchus.util.MathArrays;

/** A damped pendulum stepped by RK4, for tests of the decoder. */
public record PendulumPrior(Prior.Form form) implements Prior {
    static final DynamicalSystem PENDULUM =
            new DynamicalSystem() {
                @Override
                public SystemManifest manifest() {
                    return new SystemManifest(
                            "test-pendulum",
                            "",
                            List.of(quantity("angle", -10, 10, 1), quantity("rate", -10, 10, 0)),
                            List.of(
                                    quantity("stiffness", -8, 16, 3),
                                    quantity("damping", -6, 6, 0.4)),
                            "s",
                            1,
                            List.of(),
                            "");
                }

                @Override
                public <T extends CalculusFieldElement<T>> T[] derivatives(
                        T time, T[] state, T[] parameters) {
                    T[] dx = MathArrays.buildArray(time.getField(), 2);
                    dx[0] = state[1];
                    dx[1] =
                            parameters[0]
                                    .multiply(state[0].sin())
                                    .add(parameters[1].multiply(state[1]))
                                    .negate();
                    return dx;
                }
            };

    private static Quantity quantity(String name, double lower, double upper, double initial) {
        return new Quantity(name, name, "", lower, upper, initial);
    }

    @Override
    public String timeUnit() {
        return "s";
    }

    @Override
    public List<Quantity> states() {
        return PENDULUM.manifest().states();
    }

    @Override
    public List<Quantity> parameters() {
        return PENDULUM.manifest().parameters();
    }

    @Override
    public Optional<DynamicalSystem> system() {
        return Optional.of(PENDULUM);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameters, int substeps) {
        ClassicalRungeKuttaFieldIntegrator<T> method =
                new ClassicalRungeKuttaFieldIntegrator<>(time.getField(), time.getField().getOne());
        FieldOrdinaryDifferentialEquation<T> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return 2;
                    }

                    @Override
                    public T[] computeDerivatives(T t, T[] y) {
                        return PENDULUM.derivatives(t, y, parameters);
                    }
                };
        T[] y = state;
        T h = step.divide(substeps);
        for (int i = 0; i < substeps; i++) {
            T from = time.add(h.multiply(i));
            y = method.singleStep(equation, from, y, from.add(h));
        }
        return y;
    }
}
