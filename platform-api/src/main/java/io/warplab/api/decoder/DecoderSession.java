package io.warplab.api.decoder;

import io.warplab.api.lanes.Lanes;

/**
 * Decodes one block of lanes. Steps come in order 0 .. T-1 forward, then, in training, T-1 .. 0
 * backward with the same theta and input.
 */
public interface DecoderSession {
    /**
     * y_t.
     *
     * @param t step
     * @param theta [D_theta, lanes]
     * @param input u_t, scaled: data, or the model's own last prediction, [D_x, lanes]
     * @param output [outputSize, lanes], overwritten
     */
    void forward(int t, Lanes theta, Lanes input, Lanes output);

    /**
     * Vector-Jacobian product of {@link #forward} at the same arguments.
     *
     * @param dOutput gradient with respect to y_t, [outputSize, lanes]
     * @param dTheta added to, [D_theta, lanes]
     * @param dInput added to, [D_x, lanes]
     */
    void backward(int t, Lanes theta, Lanes input, Lanes dOutput, Lanes dTheta, Lanes dInput);

    /**
     * What the step last decoded adds to the loss besides what the head says of its output, such as
     * a penalty; {@link #backward} adds its gradient.
     *
     * @param weight of each lane in the loss
     */
    default double penalty(int t, double[] weight) {
        return 0;
    }

    /**
     * In a stream, before a step: whether it only goes on with what earlier steps have inferred of
     * this sequence. In other blocks {@link DecoderBlock#lastAdaptingStep} says so.
     */
    default void freeze(boolean frozen) {}

    /** Called after the last backward step: parameter gradients must have been added by then. */
    default void finish() {}

    /**
     * Physical parameters used by the last {@link #forward}, in physical units.
     *
     * @param out [parameter][lane], overwritten
     */
    default void physicalParameters(double[][] out) {}
}
