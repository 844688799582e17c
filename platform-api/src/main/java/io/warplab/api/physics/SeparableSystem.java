package io.warplab.api.physics;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A conservative system whose state is split into halves (positions, velocities), in this order and
 * as many of each: q' = v, v' = a(t, q; p). No force depends on a velocity. This is what symplectic
 * methods need: with it, kicks of the velocities and drifts of the positions can each be done
 * exactly.
 */
public interface SeparableSystem extends DynamicalSystem {
    /**
     * Force over mass. Rules as for {@link #derivatives}.
     *
     * @param positions q, the first half of the state
     * @return a(t, q; p), as a new array of the length of q
     */
    <T extends CalculusFieldElement<T>> T[] accelerations(T time, T[] positions, T[] parameters);

    @Override
    default <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters) {
        int half = state.length / 2;
        T[] a = accelerations(time, Arrays.copyOf(state, half), parameters);
        T[] dx = MathArrays.buildArray(time.getField(), state.length);
        System.arraycopy(state, half, dx, 0, half);
        System.arraycopy(a, 0, dx, half, half);
        return dx;
    }
}
