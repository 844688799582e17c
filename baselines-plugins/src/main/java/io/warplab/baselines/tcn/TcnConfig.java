package io.warplab.baselines.tcn;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of the temporal convolutional network. It sees 1 + 2 (kernel - 1) (2^levels - 1) steps.
 *
 * @param channels channels of every level
 * @param levels residual blocks; the dilation doubles from one to the next
 * @param kernel taps of a convolution
 */
public record TcnConfig(
        @Doc(value = "channels of every level", range = "1 .. 4096") @ModelSize int channels,
        @Doc(
                        value =
                                "residual blocks of two convolutions, the dilation doubling from one to the next: it sees"
                                        + " 1 + 2 (kernel - 1) (2^levels - 1) steps",
                        range = "1 .. 16")
                int levels,
        @Doc(value = "taps of a convolution", range = "2 .. 64") int kernel,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Five levels of 32 channels with 3 taps, which see 125 steps; no clock. */
    public TcnConfig() {
        this(32, 5, 3, false, HeadKind.POINT, FLOOR);
    }

    public TcnConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "channels", channels, 1, 4096);
        NeuralConfig.range(problems, "levels", levels, 1, 16);
        NeuralConfig.range(problems, "kernel", kernel, 2, 64);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-tcn", "");
    }
}
