package io.warplab.core.decoder.physics;

/**
 * Linear equations in the parameters that observations give, a row per state and lane: {@code
 * response = regressor . q}, q the parameters counted from a reference in units of their ranges.
 * Fed with every step in turn; the arrays are valid until the next.
 */
interface ParameterRows {
    /**
     * Takes the next step.
     *
     * @param time [lanes] from the sequence's first step, in the data's unit
     * @param seen [lanes] 1 where the state was observed
     * @param state [state][lane] in raw units; not read where not seen
     * @return whether any lane now has rows
     */
    boolean push(double[] time, double[] seen, double[][] state);

    /** Whether a lane has rows since the last push. */
    boolean valid(int lane);

    /** Of state s and unknown k, [lanes]. */
    double[] regressor(int s, int k);

    /** Of state s, [lanes]. */
    double[] response(int s);
}
