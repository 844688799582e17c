package io.warplab.baselines.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Perceptron;
import io.warplab.baselines.neural.SequenceNetwork;

/** The branch of a block that mixes the numbers of a step: norm, one hidden layer of GELU units. */
final class FeedForward implements SequenceNetwork {
    private static final String NORM = ".norm";

    private final Layers layers;
    private final String name;
    private final Perceptron perceptron;

    /**
     * @param name as given to {@link #declare}
     */
    FeedForward(Layers layers, String name, int width, int hidden) {
        this.layers = layers;
        this.name = name;
        perceptron = perceptron(name, width, hidden);
    }

    /** Adds its weights. */
    static void declare(ParameterList parameters, String name, int width, int hidden) {
        parameters.layerNorm(name + NORM, width);
        perceptron(name, width, hidden).declare(parameters);
    }

    private static Perceptron perceptron(String name, int width, int hidden) {
        return new Perceptron(name, width, hidden, 1, width);
    }

    @Override
    public NDArray run(NDArray inputs) {
        return perceptron.apply(layers, Activation::gelu, layers.layerNorm(inputs, name + NORM));
    }

    @Override
    public NDArray step(NDArray input) {
        return run(input);
    }
}
