package io.warplab.cli.thirdparty;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;

/**
 * Settings of {@link LineModel}.
 *
 * @param heads that width must be a multiple of
 * @param width number of weights over the number of heads
 * @param drop whether the last sequence is dropped
 */
public record LineConfig(
        @Doc("heads") int heads,
        @Doc("weights") @ModelSize(multipleOf = "heads") int width,
        @Doc("whether the last sequence is dropped") boolean drop) {
    public LineConfig() {
        this(6, 12, false);
    }

    public LineConfig {
        if (width % heads != 0) {
            throw new IllegalArgumentException("width " + width + " is no multiple of " + heads);
        }
    }
}
