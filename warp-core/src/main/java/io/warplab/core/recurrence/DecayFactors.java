package io.warplab.core.recurrence;

import io.warplab.api.recurrence.RecurrenceBlock;

/**
 * exp(-lambda dt) where all lanes of a block share a clock.
 *
 * @param rates lambda, [D_theta]
 * @param block its clock
 */
record DecayFactors(double[] rates, RecurrenceBlock block) implements StepFactors {
    /** Factors for a block, or null where its lanes' clocks differ. */
    static DecayFactors shared(double[] rates, RecurrenceBlock block) {
        for (int t = 0; t < block.steps(); t++) {
            double[] time = block.time()[t];
            for (double at : time) {
                if (at != time[0]) {
                    return null;
                }
            }
        }
        return new DecayFactors(rates, block);
    }

    @Override
    public void read(int t, double[] factors, double[] slopes) {
        double dt = t == 0 ? 0 : block.time()[t][0] - block.time()[t - 1][0];
        for (int i = 0; i < rates.length; i++) {
            factors[i] = Math.exp(-rates[i] * dt);
            slopes[i] = -dt * factors[i];
        }
    }
}
