package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/**
 * A branch that mixes channels: root-mean-square norm, then W_out (silu(W_gate x) * W_up x);
 * Shazeer, GLU variants improve Transformer, arXiv 2002.05202.
 */
public final class GatedMlp implements SequenceNetwork {
    private final Layers layers;
    private final String name;

    /**
     * @param name as given to {@link #declare}
     */
    public GatedMlp(Layers layers, String name) {
        this.layers = layers;
        this.name = name;
    }

    /** Adds its weights. */
    public static void declare(ParameterList list, String name, int width, int inner) {
        list.rmsNorm(name + ".norm", width)
                .linearWithoutBias(name + ".gate", width, inner)
                .linearWithoutBias(name + ".up", width, inner)
                .linearWithoutBias(name + ".out", inner, width);
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDArray x = layers.rmsNorm(inputs, name + ".norm");
        NDArray gate = Layers.silu(layers.linear(x, name + ".gate"));
        return layers.linear(gate.mul(layers.linear(x, name + ".up")), name + ".out");
    }

    @Override
    public NDArray step(NDArray input) {
        return run(input);
    }
}
