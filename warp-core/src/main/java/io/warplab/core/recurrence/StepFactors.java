package io.warplab.core.recurrence;

/** The diagonal of A in each step, the same for all lanes, and its slope by its parameters. */
interface StepFactors {
    /**
     * The diagonal of step t.
     *
     * @param factors overwritten, [D_theta]
     * @param slopes overwritten with the derivative of each factor by its own parameter, [D_theta]
     */
    void read(int t, double[] factors, double[] slopes);
}
