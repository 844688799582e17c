package io.warplab.core.decoder;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.api.lanes.Activation;

/**
 * Settings of the root network.
 *
 * @param width neurons of a hidden layer
 * @param hiddenLayers number of hidden layers
 * @param activation between layers
 * @param output what is done to the predicted means
 * @param outputLimit bound of {@link Output#TANH}
 * @param inputFeatures whether the network sees u_t beside the clock
 * @param positionalFrequencies sine and cosine pairs of the clock added to the input
 */
public record MlpDecoderConfig(
        @Doc(value = "neurons of a hidden layer", range = ">= 1") @ModelSize int width,
        @Doc(value = "hidden layers; 0: linear", range = ">= 0") int hiddenLayers,
        @Doc("relu, tanh, swish or sin") Activation activation,
        @Doc("linear, tanh (bounded) or dynamic-tanh (alpha tanh((y - b) / a) + beta, learned)")
                Output output,
        @Doc(value = "bound of output tanh, in scaled units", range = "> 0") double outputLimit,
        @Doc("whether the root network sees the input u_t beside the clock tau")
                boolean inputFeatures,
        @Doc(value = "pairs sin(2^k pi tau), cos(2^k pi tau) added to the clock", range = ">= 0")
                int positionalFrequencies) {
    /** What is done to the predicted means. */
    public enum Output {
        /** Nothing. */
        LINEAR,
        /** limit * tanh(y / limit). */
        TANH,
        /**
         * alpha tanh((y - b) / a) + beta with learned a, b, alpha, beta (paper, appendix on dynamic
         * tanh).
         */
        DYNAMIC_TANH
    }

    public MlpDecoderConfig() {
        this(24, 1, Activation.SWISH, Output.LINEAR, 1.5, false, 0);
    }

    public MlpDecoderConfig {
        Problems problems = new Problems();
        problems.require(width >= 1, "width", "expected at least 1, got " + width);
        problems.require(
                hiddenLayers >= 0, "hidden-layers", "expected at least 0, got " + hiddenLayers);
        problems.require(activation != null, "activation", "expected relu, tanh, swish or sin");
        problems.require(output != null, "output", "expected linear, tanh or dynamic-tanh");
        problems.require(
                outputLimit > 0, "output-limit", "expected a positive number, got " + outputLimit);
        problems.require(
                positionalFrequencies >= 0 && positionalFrequencies <= 24,
                "positional-frequencies",
                "expected 0 to 24, got " + positionalFrequencies);
        problems.throwIfAny("bad-decoder", "");
    }
}
