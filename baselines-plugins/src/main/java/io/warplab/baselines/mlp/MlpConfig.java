package io.warplab.baselines.mlp;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of the feed-forward network.
 *
 * @param lags steps that it sees at once, the newest included; 0: as many as the training sequences
 *     have
 * @param hidden units of a hidden layer
 * @param layers hidden layers
 */
public record MlpConfig(
        @Doc(
                        value =
                                "last steps that it sees at once; 0: as many as the training sequences have",
                        range = "0 .. 65536")
                int lags,
        @Doc(value = "units of a hidden layer", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "hidden layers", range = "1 .. 16") int layers,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** 16 lags, two hidden layers of 64 units, no clock. */
    public MlpConfig() {
        this(16, 64, 2, false, HeadKind.POINT, FLOOR);
    }

    public MlpConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "lags", lags, 0, 65536);
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "layers", layers, 1, 16);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-mlp", "");
    }
}
