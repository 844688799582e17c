package io.warplab.baselines.neuralcde;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Perceptron;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * Sizes of the network: z_0 = affine(X_0), dz = f(z) dX with f a perceptron (ReLU inside, tanh at
 * its end) of [hidden, I] values, read-out affine(z).
 *
 * @param config hidden sizes and solver
 * @param inputs I, channels of the path, the clock as the last
 * @param outputs O
 */
record NeuralCdeArchitecture(NeuralCdeConfig config, int inputs, int outputs)
        implements SequenceArchitecture {
    static final String START = "start";
    static final String OUTPUT = "output";

    /** f: z to [hidden * I], row-major. */
    Perceptron field() {
        return new Perceptron(
                "field",
                config.hidden(),
                config.width(),
                config.layers(),
                config.hidden() * inputs);
    }

    /** Legs of the path from one step to the next. */
    private int legs() {
        return config.control() == NeuralCdeConfig.Control.LINEAR ? 1 : 2;
    }

    private int evaluationsPerStep() {
        return legs() * config.substeps() * config.solver().evaluations();
    }

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList parameters = new ParameterList().linear(START, inputs, config.hidden());
        field().declare(parameters);
        return parameters.linear(OUTPUT, config.hidden(), outputs).build();
    }

    @Override
    public int stateSize() {
        return config.hidden() + inputs;
    }

    @Override
    public double flopsPerStep() {
        double evaluation = field().flops() + 2.0 * config.hidden() * inputs;
        return evaluationsPerStep() * evaluation + 2.0 * config.hidden() * outputs;
    }

    @Override
    public long activations(int steps) {
        long evaluation =
                field().activations() + (long) config.hidden() * inputs + 4L * config.hidden();
        return steps * (evaluationsPerStep() * evaluation + 2L * config.hidden() + outputs);
    }

    @Override
    public String algorithm() {
        return "solver steps from one step of the sequence to the next";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        return new NeuralCdeNetwork(this, weights);
    }
}
