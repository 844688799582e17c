package io.warplab.api.recurrence;

import io.warplab.api.lanes.Lanes;

/**
 * What a {@link RecurrenceSession} may also implement: several steps at once, side by side as if
 * they were lanes, where all drives are known and no gradients of them are wanted. The backward
 * pass of some steps may follow their forward pass before the next steps; {@link
 * RecurrenceSession#finish} ends it.
 */
public interface StepsAtOnce {
    /**
     * Steps t .. t + count - 1.
     *
     * @param drives step i of these in lanes [i lanes, (i + 1) lanes), [D_u, width]; width may be
     *     larger than count lanes, what lies beyond is ignored
     * @param theta overwritten likewise, [D_theta, width]; zeros beyond
     */
    void steps(int t, int count, Lanes drives, Lanes theta);

    /** Backward of the {@link #steps} just taken; {@code dTheta} laid out as theta. */
    void backwardSteps(int t, int count, Lanes dTheta);
}
