package io.warplab.baselines.gated;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of GRU and LSTM.
 *
 * @param hidden size of the hidden state
 * @param layers stacked layers
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 * @param head what the outputs mean
 * @param standardDeviationFloor smallest standard deviation of a Gaussian head, scaled units
 */
public record GatedConfig(
        @Doc(value = "size of the hidden state", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "stacked layers", range = "1 .. 16") int layers,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** One layer of 64 units, no clock, point predictions. */
    public GatedConfig() {
        this(64, 1, false, HeadKind.POINT, FLOOR);
    }

    public GatedConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "layers", layers, 1, 16);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-gated-network", "");
    }
}
