package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;

/** One block of lanes of which only the last states count, and whose drives are all known. */
public interface LastStateSession extends AutoCloseable {
    /**
     * Takes the drive of step t, [D_u, lanes]; steps in order. What comes after a lane's last step
     * is ignored.
     */
    void drive(int t, Lanes drive);

    /** The state of each lane's last step, [D_theta, lanes], after all drives. */
    void state(Lanes theta);

    /**
     * Backward of {@link #state}.
     *
     * @param dTheta [D_theta, lanes]
     * @param dCoordinates overwritten, [c, lanes]; null when not needed
     */
    void backward(Lanes dTheta, Lanes dCoordinates);

    @Override
    default void close() {}
}
