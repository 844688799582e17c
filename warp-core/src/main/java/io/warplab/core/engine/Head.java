package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;

/**
 * What a decoder's output means: the loss on it, and the mean that is fed back. Stateless and
 * thread-safe.
 */
public interface Head {
    /** Decoder outputs needed for {@code targets} channels. */
    int outputSize(int targets);

    /**
     * Loss of one step.
     *
     * @param output of the decoder, [outputSize, lanes]
     * @param target scaled, [channel * lanes + lane]; for classification the class index of each
     *     lane
     * @param weight of each lane, 0 where the step does not count; sums to 1 over a batch
     * @param dOutput gradient, added to; null when not needed
     * @return this step's share of the loss
     */
    double loss(Lanes output, double[] target, double[] weight, Lanes dOutput);

    /** Copies the predicted mean out, [targets, lanes]. */
    void mean(Lanes output, Lanes mean);

    /** Adds the gradient of the mean to that of the output. */
    void meanBackward(Lanes output, Lanes dMean, Lanes dOutput);

    /** Predicted standard deviation of a channel and lane, or NaN. */
    default double sd(Lanes output, int channel, int lane) {
        return Double.NaN;
    }
}
