package io.warplab.api.physics;

import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A system that something known acts on: dx/dt = f(t, x, u; p), where the inputs u are measured or
 * set, not predicted, such as a force or the acceleration of a cart. Rules as for {@link
 * DynamicalSystem}.
 */
public interface DrivenSystem extends DynamicalSystem {
    /**
     * The inputs in the order of the vector field; {@link Quantity#initial} is the input at rest.
     */
    List<Quantity> inputs();

    /**
     * The vector field.
     *
     * @param inputs u at {@code time}, as many as {@link #inputs()}
     * @return dx/dt, as a new array of the state's length
     */
    <T extends CalculusFieldElement<T>> T[] derivatives(
            T time, T[] state, T[] inputs, T[] parameters);

    /** The field with all inputs at rest. */
    @Override
    default <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        List<Quantity> inputs = inputs();
        T[] rest = MathArrays.buildArray(time.getField(), inputs.size());
        for (int i = 0; i < rest.length; i++) {
            rest[i] = time.newInstance(inputs.get(i).initial());
        }
        return derivatives(time, state, rest, parameters);
    }
}
