package io.warplab.baselines.statespace;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;

/**
 * Settings of S4D.
 *
 * @param hidden width H
 * @param state real states N of each channel, half as many conjugate pairs
 * @param layers residual layers
 * @param leastStep smallest dt at first
 * @param mostStep largest dt at first
 * @param timeFeature whether the clock tau is one more input: of the step that is predicted
 * @param head what the outputs mean
 * @param standardDeviationFloor smallest standard deviation of a Gaussian head, scaled units
 */
public record S4dConfig(
        @Doc(value = "width of the layers", range = "1 .. 8192") @ModelSize int hidden,
        @Doc(value = "states of each channel, an even number", range = "2 .. 1024") int state,
        @Doc(value = "residual layers", range = "1 .. 64") int layers,
        @Doc(
                        value = "smallest step size dt at first, about 1 over the longest memory",
                        unit = "1 / steps",
                        range = "> 0")
                double leastStep,
        @Doc(value = "largest step size dt at first", unit = "1 / steps", range = "> least-step")
                double mostStep,
        @Doc(NeuralConfig.CLOCK_DOC) boolean timeFeature,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** Two layers of 64 channels with 32 states each. */
    public S4dConfig() {
        this(64, 32, 2, 1e-3, 0.1, false, HeadKind.POINT, FLOOR);
    }

    public S4dConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 8192);
        NeuralConfig.range(problems, "state", state, 2, 1024);
        problems.require(state % 2 == 0, "state", "expected an even number, got " + state);
        NeuralConfig.range(problems, "layers", layers, 1, 64);
        problems.require(
                leastStep > 0 && Double.isFinite(leastStep),
                "least-step",
                "expected a positive number, got " + leastStep);
        problems.require(
                mostStep > leastStep && Double.isFinite(mostStep),
                "most-step",
                "expected a number above least-step, got " + mostStep);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-s4d", "");
    }
}
