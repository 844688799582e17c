package io.warplab.physics.prior;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.FieldExplicitRungeKuttaIntegrator;

/** A dynamical system stepped by a fixed-step Runge-Kutta method, in any number type. */
final class OdePrior implements Prior {
    private final DynamicalSystem system;
    private final OdePriorConfig config;
    private final List<Quantity> parameters;

    OdePrior(DynamicalSystem system, OdePriorConfig config, List<Quantity> parameters) {
        this.system = system;
        this.config = config;
        this.parameters = List.copyOf(parameters);
    }

    @Override
    public Form form() {
        return config.form();
    }

    @Override
    public String timeUnit() {
        return config.timeUnit().isEmpty() ? system.manifest().timeUnit() : config.timeUnit();
    }

    @Override
    public List<Quantity> states() {
        return system.manifest().states();
    }

    @Override
    public List<Quantity> parameters() {
        return parameters;
    }

    @Override
    public Optional<DynamicalSystem> system() {
        return Optional.of(system);
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameterValues, int substeps) {
        int steps = Math.multiplyExact(Math.max(1, substeps), config.substeps());
        FieldExplicitRungeKuttaIntegrator<T> method = config.integrator().on(time.getField());
        FieldOrdinaryDifferentialEquation<T> equation =
                new FieldOrdinaryDifferentialEquation<>() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public T[] computeDerivatives(T t, T[] y) {
                        return system.derivatives(t, y, parameterValues);
                    }
                };
        T h = step.divide(steps);
        T[] y = state;
        T t = time;
        for (int i = 0; i < steps; i++) {
            T next = t.add(h);
            y = method.singleStep(equation, t, y, next);
            t = next;
        }
        return y;
    }
}
