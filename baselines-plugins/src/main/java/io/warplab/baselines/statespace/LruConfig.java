package io.warplab.baselines.statespace;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of the LRU.
 *
 * @param hidden width H
 * @param state complex states P of a layer
 * @param layers residual layers
 * @param leastModulus smallest |lambda| at first
 * @param mostModulus largest |lambda| at first
 * @param mostPhase largest arg lambda at first
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 * @param head what the outputs mean
 * @param standardDeviationFloor smallest standard deviation of a Gaussian head, scaled units
 */
public record LruConfig(
        @Doc(value = "width of the layers", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "complex states of a layer", range = "1 .. 8192") @ModelSize(fine = true)
                int state,
        @Doc(value = "residual layers", range = "1 .. 64") int layers,
        @Doc(value = "smallest modulus of lambda at first", range = "[0, 1)") double leastModulus,
        @Doc(
                        value = "largest modulus of lambda at first; nearer to 1 for long memory",
                        range = "(0, 1)")
                double mostModulus,
        @Doc(
                        value = "largest angle of lambda at first; smaller for finely sampled data",
                        unit = "rad",
                        range = "(0, 6.2832]")
                double mostPhase,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Two layers of 64 values and 64 states. */
    public LruConfig() {
        this(64, 64, 2, 0.4, 0.99, 6.2832, false, HeadKind.POINT, FLOOR);
    }

    public LruConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "state", state, 1, 8192);
        NeuralConfig.range(problems, "layers", layers, 1, 64);
        problems.require(
                leastModulus >= 0 && leastModulus < 1,
                "least-modulus",
                "expected a number in [0, 1), got " + leastModulus);
        problems.require(
                mostModulus > 0 && mostModulus < 1 && mostModulus > leastModulus,
                "most-modulus",
                "expected a number below 1 and above least-modulus, got " + mostModulus);
        problems.require(
                mostPhase > 0 && mostPhase <= 6.2832,
                "most-phase",
                "expected an angle in (0, 6.2832], got " + mostPhase);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-lru", "");
    }
}
