package io.warplab.baselines.linearattention;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of linear attention.
 *
 * @param hidden width H
 * @param heads heads of a layer
 * @param headSize size of a head's keys and values
 * @param convolution steps that the convolution of queries, keys and values spans
 * @param feedForward width of the feed-forward net
 * @param layers residual layers
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 * @param head what the outputs mean
 * @param standardDeviationFloor smallest standard deviation of a Gaussian head, scaled units
 */
public record LinearAttentionConfig(
        @Doc(value = "width of the layers", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "heads of a layer", range = "1 .. 256") int heads,
        @Doc(value = "size of a head's keys and values", range = "1 .. 512") int headSize,
        @Doc(
                        value = "steps that the convolution of queries, keys and values spans",
                        unit = "steps",
                        range = "2 .. 64")
                int convolution,
        @Doc(value = "width of the feed-forward net", range = "1 .. 32768") @ModelSize(fine = true)
                int feedForward,
        @Doc(value = "residual layers", range = "1 .. 64") int layers,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Two layers of 64 values with 4 heads. */
    public LinearAttentionConfig() {
        this(64, 4, 16, 4, 128, 2, false, HeadKind.POINT, FLOOR);
    }

    public LinearAttentionConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "heads", heads, 1, 256);
        NeuralConfig.range(problems, "head-size", headSize, 1, 512);
        NeuralConfig.range(problems, "convolution", convolution, 2, 64);
        NeuralConfig.range(problems, "feed-forward", feedForward, 1, 32768);
        NeuralConfig.range(problems, "layers", layers, 1, 64);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-linear-attention", "");
    }
}
