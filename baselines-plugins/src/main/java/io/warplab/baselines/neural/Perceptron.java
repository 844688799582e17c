package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * A feed-forward part of a network: affine maps {@code <name>.0} to {@code <name>.<hidden>} with a
 * nonlinearity between them and none after the last.
 *
 * @param inputs size of the argument
 * @param width units of a hidden layer
 * @param hidden hidden layers, at least 0
 * @param outputs size of the result
 */
public record Perceptron(String name, int inputs, int width, int hidden, int outputs) {
    /** Adds the weights. */
    public void declare(ParameterList parameters) {
        for (int k = 0; k <= hidden; k++) {
            parameters.linear(name + "." + k, in(k), out(k));
        }
    }

    /**
     * @param x [.., inputs]
     * @return [.., outputs]
     */
    public NDArray apply(Layers layers, UnaryOperator<NDArray> activation, NDArray x) {
        NDArray y = layers.linear(x, name + ".0");
        for (int k = 1; k <= hidden; k++) {
            y = layers.linear(activation.apply(y), name + "." + k);
        }
        return y;
    }

    /** Operations of the products for one argument. */
    public double flops() {
        double sum = 0;
        for (int k = 0; k <= hidden; k++) {
            sum += 2.0 * in(k) * out(k);
        }
        return sum;
    }

    /** Floats that a pass keeps for one argument. */
    public long activations() {
        return 2L * hidden * width + outputs;
    }

    private int in(int layer) {
        return layer == 0 ? inputs : width;
    }

    private int out(int layer) {
        return layer == hidden ? outputs : width;
    }
}
