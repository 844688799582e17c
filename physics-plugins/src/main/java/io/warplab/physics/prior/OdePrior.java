package io.warplab.physics.prior;

import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;

/** A dynamical system stepped by a fixed-step method, in any number type. */
final class OdePrior implements Prior {
    private final DynamicalSystem system;
    private final OdePriorConfig config;
    private final List<Quantity> parameters;
    private final Stepper stepper;
    private final List<Quantity> inputs;
    private final Stepper driven;

    OdePrior(DynamicalSystem system, OdePriorConfig config, List<Quantity> parameters) {
        this.system = system;
        this.config = config;
        this.parameters = List.copyOf(parameters);
        stepper = config.integrator().on(system);
        if (system instanceof DrivenSystem acted) {
            inputs = List.copyOf(acted.inputs());
            driven = config.integrator().on(new LinearDrive(acted));
        } else {
            inputs = List.of();
            driven = null;
        }
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
        return stepper.advance(time, step.divide(steps), state, parameterValues, steps);
    }

    @Override
    public List<Quantity> inputs() {
        return inputs;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] predict(
            T time,
            T step,
            T[] state,
            T[] parameterValues,
            T[] inputValues,
            T[] nextInputs,
            int substeps) {
        if (driven == null) {
            return predict(time, step, state, parameterValues, substeps);
        }
        int steps = Math.multiplyExact(Math.max(1, substeps), config.substeps());
        return driven.advance(
                time,
                step.divide(steps),
                state,
                LinearDrive.parameters(time, step, parameterValues, inputValues, nextInputs),
                steps);
    }
}
