package io.warplab.physics.prior;

import io.warplab.api.physics.DrivenSystem;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.SystemManifest;
import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A driven system over one step, its inputs linear in time: a plain system with more parameters,
 * [p, u at the start, du/dt, time of the start], which any method can integrate.
 */
record LinearDrive(DrivenSystem system) implements DynamicalSystem {
    /** The parameters of a step. */
    static <T extends CalculusFieldElement<T>> T[] parameters(
            T time, T step, T[] parameters, T[] inputs, T[] nextInputs) {
        int own = parameters.length;
        int count = inputs.length;
        T length = step.add(Double.MIN_NORMAL); // where time stands still, so do inputs
        T[] all = Arrays.copyOf(parameters, own + 2 * count + 1);
        for (int i = 0; i < count; i++) {
            all[own + i] = inputs[i];
            all[own + count + i] = nextInputs[i].subtract(inputs[i]).divide(length);
        }
        all[own + 2 * count] = time;
        return all;
    }

    @Override
    public SystemManifest manifest() {
        return system.manifest();
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        int count = system.inputs().size();
        int own = parameters.length - 2 * count - 1;
        T since = time.subtract(parameters[own + 2 * count]);
        T[] inputs = MathArrays.buildArray(time.getField(), count);
        for (int i = 0; i < count; i++) {
            inputs[i] = parameters[own + i].add(parameters[own + count + i].multiply(since));
        }
        return system.derivatives(time, state, inputs, Arrays.copyOf(parameters, own));
    }
}
