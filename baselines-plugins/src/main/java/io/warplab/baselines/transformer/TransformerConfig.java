package io.warplab.baselines.transformer;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of the transformer.
 *
 * @param width numbers of a step inside the network, an even multiple of the heads
 * @param heads attention heads
 * @param layers blocks of attention and feed-forward network
 * @param feedForward hidden units of the feed-forward network
 */
public record TransformerConfig(
        @Doc(
                        value =
                                "numbers of a step inside the network; an even multiple of the heads",
                        range = "2 .. 8192")
                @ModelSize(least = 2, multipleOf = "heads", times = 2)
                int width,
        @Doc(value = "attention heads", range = "1 .. 256") int heads,
        @Doc(value = "blocks of attention and feed-forward network", range = "1 .. 64") int layers,
        @Doc(value = "hidden units of the feed-forward network", range = "1 .. 65536")
                @ModelSize(fine = true)
                int feedForward,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Two blocks of width 64 with 4 heads and 256 hidden units, no clock. */
    public TransformerConfig() {
        this(64, 4, 2, 256, false, HeadKind.POINT, FLOOR);
    }

    public TransformerConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "width", width, 2, 8192);
        NeuralConfig.range(problems, "heads", heads, 1, 256);
        NeuralConfig.range(problems, "layers", layers, 1, 64);
        NeuralConfig.range(problems, "feed-forward", feedForward, 1, 65536);
        problems.require(
                heads < 1 || width % (2 * heads) == 0,
                "width",
                "expected an even multiple of the " + heads + " heads, got " + width);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-transformer", "");
    }
}
