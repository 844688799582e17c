package io.warplab.baselines.linearforecast;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of DLinear.
 *
 * @param movingAverage steps that the trend is averaged over, odd
 * @param individual whether every channel has maps of its own
 */
public record DLinearConfig(
        @Doc(value = "steps that the trend is averaged over, odd", range = "1 .. 65535")
                int movingAverage,
        @Doc("whether every channel has maps of its own; otherwise all share them")
                boolean individual)
        implements NeuralConfig {
    /** As published: an average over 25 steps, maps shared by all channels. */
    public DLinearConfig() {
        this(25, false);
    }

    public DLinearConfig {
        Problems problems = new Problems();
        problems.require(
                movingAverage >= 1 && movingAverage <= 65535 && movingAverage % 2 == 1,
                "moving-average",
                "expected an odd number of 1 to 65535 steps, got " + movingAverage);
        problems.throwIfAny("bad-dlinear", "");
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
