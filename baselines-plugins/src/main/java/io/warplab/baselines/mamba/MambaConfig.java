package io.warplab.baselines.mamba;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of Mamba.
 *
 * @param hidden width H
 * @param expand channels of the scan as a multiple of the width
 * @param state states of each channel
 * @param convolution steps that the convolution before the scan spans
 * @param layers residual layers
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 * @param head what the outputs mean
 * @param standardDeviationFloor smallest standard deviation of a Gaussian head, scaled units
 */
public record MambaConfig(
        @Doc(value = "width of the layers", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "channels of the scan as a multiple of hidden", range = "1 .. 8") int expand,
        @Doc(value = "states of each channel", range = "1 .. 256") int state,
        @Doc(
                        value = "steps that the convolution before the scan spans",
                        unit = "steps",
                        range = "2 .. 64")
                int convolution,
        @Doc(value = "residual layers", range = "1 .. 64") int layers,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Two layers of 64 values. */
    public MambaConfig() {
        this(64, 2, 16, 4, 2, false, HeadKind.POINT, FLOOR);
    }

    public MambaConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "expand", expand, 1, 8);
        NeuralConfig.range(problems, "state", state, 1, 256);
        NeuralConfig.range(problems, "convolution", convolution, 2, 64);
        NeuralConfig.range(problems, "layers", layers, 1, 64);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-mamba", "");
    }
}
