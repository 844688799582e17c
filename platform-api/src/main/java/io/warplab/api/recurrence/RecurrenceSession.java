package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;

/**
 * Steps one block of lanes. Forward: {@link #start}, then steps 0 .. T-1. Backward: steps T-1 .. 0,
 * then {@link #finish}.
 */
public interface RecurrenceSession extends AutoCloseable {
    /**
     * Takes theta_{-1}, [D_theta, lanes]; copied.
     *
     * @param groups lanes of one group number start from the same state for the same reason (the
     *     same first observation), and may share one gradient; numbered from 0 in order of first
     *     appearance
     */
    void start(Lanes theta, int[] groups);

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
     * @param dDrive overwritten with the gradient of the drive of step t, [D_u, lanes]
     */
    void backward(int t, Lanes dTheta, Lanes dDrive);

    /**
     * Adds parameter gradients and writes the gradient of theta_{-1}; the gradient of a group may
     * stand in its first lane alone, zeros in the others.
     */
    void finish(Lanes dStart);

    @Override
    default void close() {}
}
