package io.warplab.baselines.neuralode;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.ode.Solver;

/**
 * Settings of the latent neural differential equation.
 *
 * @param latent size of the state z
 * @param encoder hidden size of the recurrent encoder
 * @param width units of a hidden layer of the field f and of the decoder
 * @param layers hidden layers of the field f
 * @param solver method of the integration through time
 * @param substeps solver steps from one time stamp to the next
 * @param duration length of the longest training sequence in the time unit of f
 */
public record NeuralOdeConfig(
        @Doc(value = "size of the state z", range = "1 .. 4096") int latent,
        @Doc(value = "hidden size of the recurrent encoder", range = "1 .. 8192") int encoder,
        @Doc(
                        value = "units of a hidden layer of the field f and of the decoder",
                        range = "1 .. 8192")
                @ModelSize
                int width,
        @Doc(value = "hidden layers of the field f", range = "1 .. 16") int layers,
        @Doc("method that takes the state through time") Solver solver,
        @Doc(value = "solver steps from one time stamp to the next", range = "1 .. 64")
                int substeps,
        @Doc(
                        value =
                                "length of the longest training sequence in the time unit of f: larger for more"
                                        + " oscillations",
                        range = "> 0")
                double duration,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** A state of 16, an encoder of 32, one hidden layer of 64, one RK4 step, duration 10. */
    public NeuralOdeConfig() {
        this(16, 32, 64, 1, Solver.RK4, 1, 10, HeadKind.POINT, FLOOR);
    }

    public NeuralOdeConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "latent", latent, 1, 4096);
        NeuralConfig.range(problems, "encoder", encoder, 1, 8192);
        NeuralConfig.range(problems, "width", width, 1, 8192);
        NeuralConfig.range(problems, "layers", layers, 1, 16);
        problems.require(solver != null, "solver", "expected euler, midpoint or rk4");
        NeuralConfig.range(problems, "substeps", substeps, 1, 64);
        problems.require(
                duration > 0 && Double.isFinite(duration),
                "duration",
                "expected a positive number, got " + duration);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-neural-ode", "");
    }

    /** The clock is what it integrates over, not an input. */
    @Override
    public boolean timeFeature() {
        return false;
    }
}
