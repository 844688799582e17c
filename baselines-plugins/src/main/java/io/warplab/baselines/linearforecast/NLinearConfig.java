package io.warplab.baselines.linearforecast;

import io.warplab.api.config.Doc;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of NLinear.
 *
 * @param individual whether every channel has a map of its own
 */
public record NLinearConfig(
        @Doc("whether every channel has a map of its own; otherwise all share one")
                boolean individual)
        implements NeuralConfig {
    /** As published: one map shared by all channels. */
    public NLinearConfig() {
        this(false);
    }

    @Override
    public boolean timeFeature() {
        return false;
    }

    @Override
    public HeadKind head() {
        return HeadKind.POINT;
    }

    @Override
    public double standardDeviationFloor() {
        return FLOOR;
    }
}
