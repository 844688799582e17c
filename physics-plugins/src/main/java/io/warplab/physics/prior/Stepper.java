package io.warplab.physics.prior;

import org.hipparchus.CalculusFieldElement;

/** One system coupled to one fixed-step method. Stateless and thread-safe. */
interface Stepper {
    /**
     * The state after a number of equal steps.
     *
     * @param time of {@code state}
     * @param step length of one step; may differ between lanes
     * @param state not written to
     * @param count at least 1
     */
    <T extends CalculusFieldElement<T>> T[] advance(
            T time, T step, T[] state, T[] parameters, int count);
}
