package io.warplab.api.physics;

import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;

/**
 * Predicts a state from physics: a system coupled to an integrator, or a closed form. Stateless and
 * thread-safe: it keeps no number of a call, whose memory the next may use.
 */
public interface Prior {
    /** What the prediction starts from. */
    enum Form {
        /** x_{t+1} = Phi_dt(x_t; p_t): from the present state, data or fed back. */
        STEP,
        /** x(t) = Phi_{t - t_0}(x_0; p_t): from the first observation. */
        ORIGIN,
        /** x(t) = g(t - t_0; p_t): from nothing but the clock. */
        CLOSED
    }

    Form form();

    /** The predicted states, in the order of the output channels. */
    List<Quantity> states();

    /** Unit of its clock, such as {@code s}; empty: whatever the data's clock counts in. */
    default String timeUnit() {
        return "";
    }

    /** The parameters that it needs. */
    List<Quantity> parameters();

    /**
     * The state at {@code time + step}.
     *
     * @param time time of {@code state} in physical units, counted from the sequence's first step
     *     for {@link Form#ORIGIN} and {@link Form#CLOSED}
     * @param step how far ahead, in physical units; may differ between lanes
     * @param state the state to start from, in raw units; ignored by {@link Form#CLOSED}
     * @param parameters in physical units
     * @param substeps integrator steps to take at least (an origin form passes the steps since the
     *     start)
     */
    <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameters, int substeps);

    /**
     * Known inputs that act on the state between two steps (see {@link DrivenSystem}), or empty. A
     * prior with inputs is of form {@link Form#STEP}.
     */
    default List<Quantity> inputs() {
        return List.of();
    }

    /**
     * The state at {@code time + step} under inputs that go linearly from one step to the next.
     *
     * @param inputs at {@code time}, as many as {@link #inputs()}
     * @param nextInputs at {@code time + step}
     */
    default <T extends CalculusFieldElement<T>> T[] predict(
            T time, T step, T[] state, T[] parameters, T[] inputs, T[] nextInputs, int substeps) {
        return predict(time, step, state, parameters, substeps);
    }

    /** The vector field behind it, where there is one; what the weak form works on. */
    default Optional<DynamicalSystem> system() {
        return Optional.empty();
    }
}
