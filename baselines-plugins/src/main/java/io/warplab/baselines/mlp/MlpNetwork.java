package io.warplab.baselines.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.Slices;
import io.warplab.baselines.neural.TorchWeights;

/**
 * The network for the length of one pass. Known steps take the first layer as one convolution over
 * time, which is the same affine map of the window at every step. Before the first step the window
 * repeats its input.
 */
final class MlpNetwork implements SequenceNetwork {
    private final MlpArchitecture sizes;
    private final Layers layers;
    private final NDArray weight;
    private final NDArray flatWeight;
    private final NDArray bias;

    /** The last lags - 1 inputs, oldest first, [N, I, lags - 1]; null before the first. */
    private NDArray window;

    MlpNetwork(MlpArchitecture sizes, TorchWeights weights) {
        this.sizes = sizes;
        layers = new Layers(weights);
        weight = weights.get(MlpArchitecture.WINDOW + ".weight");
        flatWeight = weight.reshape(new Shape(sizes.hidden(), -1));
        bias = weights.get(MlpArchitecture.WINDOW + ".bias");
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDArray first = Conv1d.conv1d(seen(inputs.transpose(1, 2, 0)), weight, bias).get(0);
        return rest(first.transpose(2, 0, 1));
    }

    @Override
    public NDArray step(NDArray input) {
        NDArray seen = seen(input.expandDims(2));
        NDArray features = seen.reshape(new Shape(seen.getShape().get(0), -1));
        return rest(Linear.linear(features, flatWeight, bias).get(0));
    }

    private NDArray rest(NDArray first) {
        return sizes.rest().apply(layers, Activation::relu, Activation.relu(first));
    }

    /** The window and new inputs [N, I, S] together, [N, I, lags - 1 + S]; moves the window on. */
    private NDArray seen(NDArray arrived) {
        int before = sizes.lags() - 1;
        if (before == 0) {
            return arrived;
        }
        Shape shape = arrived.getShape();
        if (window == null) {
            window =
                    Slices.range(arrived, 2, 0, 1)
                            .broadcast(new Shape(shape.get(0), shape.get(1), before));
        }
        NDArray seen = window.concat(arrived, 2);
        window = Slices.range(seen, 2, shape.get(2), before + shape.get(2));
        return seen;
    }
}
