package io.warplab.core.decoder.physics;

/**
 * Linear equations in unknowns, a row per state and lane: {@code response = regressor . unknowns}.
 */
interface LinearRows {
    /** Whether a lane has rows now. */
    boolean valid(int lane);

    /** Of state s and unknown k, [lanes]. */
    double[] regressor(int s, int k);

    /** Of state s, [lanes]. */
    double[] response(int s);
}
