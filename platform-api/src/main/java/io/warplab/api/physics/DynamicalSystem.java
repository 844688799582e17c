package io.warplab.api.physics;

import org.hipparchus.CalculusFieldElement;

/**
 * dx/dt = f(t, x; p). Written once, evaluated with {@code Binary64} (data generation), Hipparchus
 * {@code Gradient} (checks) and {@link io.warplab.api.lanes.LaneDual} (training, a whole batch at a
 * time). Stateless and thread-safe: it keeps no number of a call, whose memory the next may use.
 */
public interface DynamicalSystem {
    SystemManifest manifest();

    /**
     * The vector field. Use the methods of {@code T} for arithmetic and functions; branch on
     * nothing that depends on values.
     *
     * @param time t, in the manifest's time unit
     * @param state x, as many as the manifest's states
     * @param parameters p, as many as the manifest's parameters
     * @return dx/dt, as a new array of the state's length
     */
    <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] state, T[] parameters);
}
