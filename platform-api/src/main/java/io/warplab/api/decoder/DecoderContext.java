package io.warplab.api.decoder;

import io.warplab.api.model.ModelContext;
import io.warplab.api.physics.Prior;

/** What a decoder may ask of the platform while it is made. */
public interface DecoderContext {
    /** What the model is built for: channels, scaling, clock. */
    ModelContext model();

    /**
     * Number of outputs wanted: D_y for a point head, 2 D_y for a Gaussian head (means, then raw
     * spreads), the number of classes for classification.
     */
    int outputSize();

    /**
     * Builds a prior from its part of the run file: a map with {@code name} and the prior's own
     * settings.
     *
     * @throws io.warplab.api.error.WarpException when the name is unknown or a setting is wrong
     */
    Prior prior(java.util.Map<String, Object> config);
}
