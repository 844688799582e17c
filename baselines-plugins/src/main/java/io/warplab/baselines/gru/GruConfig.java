package io.warplab.baselines.gru;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;

/**
 * Settings of the GRU.
 *
 * @param hidden size of the hidden state
 * @param layers stacked layers
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 */
public record GruConfig(
        @Doc(value = "size of the hidden state", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "stacked layers", range = "1 .. 16") int layers,
        @Doc("whether the scaled clock of the predicted step is one more input")
                boolean timeFeature) {
    /** One layer of 64 units, no clock. */
    public GruConfig() {
        this(64, 1, false);
    }

    public GruConfig {
        Problems problems = new Problems();
        problems.require(
                hidden >= 1 && hidden <= 8192, "hidden", "expected 1 to 8192 units, got " + hidden);
        problems.require(
                layers >= 1 && layers <= 16, "layers", "expected 1 to 16 layers, got " + layers);
        problems.throwIfAny("bad-gru", "");
    }
}
