package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;

/**
 * The layers that architectures share, over the last axis of an array of any rank, on weights as
 * {@link ParameterList} names them.
 */
public final class Layers {
    private static final float EPSILON = 1e-5f;
    private final TorchWeights weights;

    /** Layers on the weights of a pass. */
    public Layers(TorchWeights weights) {
        this.weights = weights;
    }

    /** x W^T + b, without b where there is none: [.., in] to [.., out]. */
    public NDArray linear(NDArray x, String name) {
        NDArray weight = weights.get(name + ".weight");
        String bias = name + ".bias";
        return (weights.has(bias)
                        ? Linear.linear(x, weight, weights.get(bias))
                        : Linear.linear(x, weight))
                .get(0);
    }

    /** Ba et al., Layer normalization, 2016; epsilon 1e-5. */
    public NDArray layerNorm(NDArray x, String name) {
        NDArray weight = weights.get(name + ".weight");
        Shape width = weight.getShape();
        return x.getNDArrayInternal()
                .layerNorm(x, width, weight, weights.get(name + ".bias"), EPSILON)
                .get(0);
    }

    /** Zhang and Sennrich, Root mean square layer normalization, 2019; epsilon 1e-5. */
    public NDArray rmsNorm(NDArray x, String name) {
        int axis = x.getShape().dimension() - 1;
        NDArray size = x.square().mean(new int[] {axis}, true).add(EPSILON).sqrt();
        return x.div(size).mul(weights.get(name + ".weight"));
    }

    /** x sigmoid(x). */
    public static NDArray silu(NDArray x) {
        return x.mul(x.getNDArrayInternal().sigmoid());
    }
}
