package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;

/**
 * Steps one block of lanes. Forward: steps 0 .. T-1. Backward: steps T-1 .. 0, then {@link
 * #finish}.
 */
public interface RecurrenceSession extends AutoCloseable {
    /**
     * theta_t from theta_{t-1} and the drive.
     *
     * @param drive u_t - u_{t-1}, [D_u, lanes]; copied if needed later
     * @param theta overwritten with theta_t, [D_theta, lanes]
     */
    void step(int t, Lanes drive, Lanes theta);

    /** theta_t once more, in training, after its step; overwrites {@code theta}. */
    void state(int t, Lanes theta);

    /**
     * Backward of step t.
     *
     * @param dTheta what the decoder of step t alone contributes to the gradient of theta_t; later
     *     steps' contributions are the session's own business
     * @param dDrive overwritten with the gradient of the drive of step t, [D_u, lanes]; null when
     *     not needed
     */
    void backward(int t, Lanes dTheta, Lanes dDrive);

    /**
     * Ends the backward pass.
     *
     * @param dCoordinates overwritten with the gradient of the block's coordinates, [c, lanes];
     *     null when not needed
     */
    void finish(Lanes dCoordinates);

    @Override
    default void close() {}
}
