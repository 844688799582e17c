package io.warplab.baselines.neuralcde;

import io.warplab.api.config.Doc;
import io.warplab.api.config.ModelSize;
import io.warplab.api.error.Problems;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.ode.Solver;

/**
 * Settings of the neural controlled differential equation.
 *
 * @param hidden size of the state z
 * @param width units of a hidden layer of the field f
 * @param layers hidden layers of the field f
 * @param control how the path goes from one observed step to the next
 * @param solver method of the integration over s
 * @param substeps solver steps from one observed step to the next (for each leg of the path)
 */
public record NeuralCdeConfig(
        @Doc(value = "size of the state z", range = "1 .. 4096") int hidden,
        @Doc(value = "units of a hidden layer of the field f", range = "1 .. 8192") @ModelSize
                int width,
        @Doc(value = "hidden layers of the field f", range = "1 .. 16") int layers,
        @Doc(
                        "linear: values and clock move together; rectilinear: first the clock, then the values, so that"
                                + " nothing is known before it is measured")
                Control control,
        @Doc("method that takes the state along the path") Solver solver,
        @Doc(value = "solver steps for each leg of the path", range = "1 .. 64") int substeps,
        @Doc(NeuralConfig.HEAD_DOC) HeadKind head,
        @Doc(value = NeuralConfig.FLOOR_DOC, range = "> 0") double standardDeviationFloor)
        implements NeuralConfig {
    /** How the path goes from one observed step to the next. */
    public enum Control {
        /** Straight: values and clock together. */
        LINEAR,
        /** Clock first, values after. */
        RECTILINEAR
    }

    /** A state of 32, a field with one hidden layer of 64, linear control, one RK4 step. */
    public NeuralCdeConfig() {
        this(32, 64, 1, Control.LINEAR, Solver.RK4, 1, HeadKind.POINT, FLOOR);
    }

    public NeuralCdeConfig {
        Problems problems = new Problems();
        NeuralConfig.range(problems, "hidden", hidden, 1, 4096);
        NeuralConfig.range(problems, "width", width, 1, 8192);
        NeuralConfig.range(problems, "layers", layers, 1, 16);
        problems.require(control != null, "control", "expected linear or rectilinear");
        problems.require(solver != null, "solver", "expected euler, midpoint or rk4");
        NeuralConfig.range(problems, "substeps", substeps, 1, 64);
        NeuralConfig.check(problems, head, standardDeviationFloor);
        problems.throwIfAny("bad-neural-cde", "");
    }

    /** The clock is a part of the path. */
    @Override
    public boolean timeFeature() {
        return true;
    }
}
