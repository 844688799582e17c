package io.warplab.baselines.statespace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceNetwork;

/**
 * The branch that S4 and LRU share: layer norm, mixing over time, GELU, and a gated linear unit a *
 * sigmoid(b) with [a, b] = W x + b.
 */
final class GluBranch implements SequenceNetwork {
    private final Layers layers;
    private final String name;
    private final SequenceNetwork mixer;

    /**
     * @param mixer over time, from and to H values
     */
    GluBranch(Layers layers, String name, SequenceNetwork mixer) {
        this.layers = layers;
        this.name = name;
        this.mixer = mixer;
    }

    static void declare(ParameterList list, String name, int width) {
        list.layerNorm(name + ".norm", width).linear(name + ".glu", width, 2 * width);
    }

    /** Floating-point operations of a step. */
    static double flops(int width) {
        return 4.0 * width * width;
    }

    @Override
    public NDArray run(NDArray inputs) {
        return gated(mixer.run(layers.layerNorm(inputs, name + ".norm")), 2);
    }

    @Override
    public NDArray step(NDArray input) {
        return gated(mixer.step(layers.layerNorm(input, name + ".norm")), 1);
    }

    private NDArray gated(NDArray mixed, int axis) {
        NDArray gelu = mixed.getNDArrayInternal().gelu();
        NDList halves = layers.linear(gelu, name + ".glu").split(2, axis);
        return halves.get(0).mul(halves.get(1).getNDArrayInternal().sigmoid());
    }
}
