package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The frame of most deep sequence models: an encoder to width H, then h = h + branch(h) for each
 * branch in turn, a normalisation, and a linear read-out.
 */
public final class ResidualStack implements SequenceNetwork {
    private static final String ENCODER = "encoder";
    private static final String OUTPUT = "output";

    private final Layers layers;
    private final List<? extends SequenceNetwork> branches;
    private final UnaryOperator<NDArray> norm;

    /**
     * @param layers with the weights that {@link #declareEncoder} and {@link #declareReadOut} name
     * @param branches each from and to H values
     * @param norm before the read-out
     */
    public ResidualStack(
            Layers layers, List<? extends SequenceNetwork> branches, UnaryOperator<NDArray> norm) {
        this.layers = layers;
        this.branches = List.copyOf(branches);
        this.norm = norm;
    }

    /** Adds the weights of the encoder. */
    public static void declareEncoder(ParameterList list, int inputs, int width) {
        list.linear(ENCODER, inputs, width);
    }

    /** Adds the weights of the read-out. */
    public static void declareReadOut(ParameterList list, int width, int outputs) {
        list.linear(OUTPUT, width, outputs);
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDArray hidden = layers.linear(inputs, ENCODER);
        for (SequenceNetwork branch : branches) {
            hidden = hidden.add(branch.run(hidden));
        }
        return layers.linear(norm.apply(hidden), OUTPUT);
    }

    @Override
    public NDArray step(NDArray input) {
        NDArray hidden = layers.linear(input, ENCODER);
        for (SequenceNetwork branch : branches) {
            hidden = hidden.add(branch.step(hidden));
        }
        return layers.linear(norm.apply(hidden), OUTPUT);
    }
}
