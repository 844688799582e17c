package io.warplab.core.decoder.physics;

/**
 * What observations say of the parameters, row by row: the unknowns are the parameters counted from
 * a reference in units of their ranges. Fed with every step in turn; rows are valid until the next.
 */
interface ParameterRows extends LinearRows {
    /**
     * Takes the next step.
     *
     * @param time [lanes] from the sequence's first step, in the data's unit
     * @param seen [lanes] 1 where the state was observed
     * @param state [state][lane] in raw units; not read where not seen
     * @return whether any lane now has rows
     */
    boolean push(double[] time, double[] seen, double[][] state);
}
