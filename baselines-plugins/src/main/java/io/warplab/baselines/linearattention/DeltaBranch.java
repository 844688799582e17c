package io.warplab.baselines.linearattention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.CausalConvolution;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;

/**
 * Norm; queries, keys and values by a projection, a causal convolution and SiLU; the delta rule of
 * each head with beta = sigmoid(W x + b); norm of each head's output; projection back.
 */
final class DeltaBranch implements SequenceNetwork {
    private final Layers layers;
    private final String name;
    private final LinearAttention sizes;
    private final CausalConvolution convolution;
    private final DeltaRule rule;

    DeltaBranch(LinearAttention sizes, TorchWeights weights, String name, int lanes) {
        layers = new Layers(weights);
        this.name = name;
        this.sizes = sizes;
        convolution = new CausalConvolution(weights, name + ".conv", lanes);
        int size = sizes.headSize();
        rule =
                new DeltaRule(
                        weights.manager()
                                .zeros(new Shape((long) lanes * sizes.heads(), size, size)));
    }

    static void declare(ParameterList list, String name, LinearAttention sizes) {
        int all = sizes.heads() * sizes.headSize();
        list.rmsNorm(name + ".norm", sizes.width())
                .linearWithoutBias(name + ".qkv", sizes.width(), 3 * all);
        CausalConvolution.declare(list, name + ".conv", 3 * all, sizes.taps());
        list.linear(name + ".beta", sizes.width(), sizes.heads())
                .rmsNorm(name + ".head-norm", sizes.headSize())
                .linearWithoutBias(name + ".out", all, sizes.width());
    }

    @Override
    public NDArray run(NDArray inputs) {
        long steps = inputs.getShape().get(0);
        long lanes = inputs.getShape().get(1);
        NDArray x = layers.rmsNorm(inputs, name + ".norm");
        NDList qkv = Layers.silu(convolution.run(layers.linear(x, name + ".qkv"))).split(3, 2);
        NDArray beta = layers.linear(x, name + ".beta").getNDArrayInternal().sigmoid();
        NDArray output =
                rule.run(
                        byHead(qkv.get(0), steps, lanes),
                        byHead(qkv.get(1), steps, lanes),
                        byHead(qkv.get(2), steps, lanes),
                        byHead(beta, steps, lanes));
        NDArray heads =
                layers.rmsNorm(output, name + ".head-norm")
                        .reshape(lanes, sizes.heads(), steps, sizes.headSize())
                        .transpose(2, 0, 1, 3)
                        .reshape(steps, lanes, (long) sizes.heads() * sizes.headSize());
        return layers.linear(heads, name + ".out");
    }

    /** [S, N, heads x] to [N heads, S, x]. */
    private NDArray byHead(NDArray array, long steps, long lanes) {
        return array.reshape(steps, lanes, sizes.heads(), -1)
                .transpose(1, 2, 0, 3)
                .reshape(lanes * sizes.heads(), steps, -1);
    }
}
