package io.warplab.baselines.tcn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.ArrayList;
import java.util.List;

/** The network for the length of one pass. */
final class TcnNetwork implements SequenceNetwork {
    private final TorchWeights weights;
    private final Layers layers;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A level.
     *
     * @param skip takes the input to the level's channels; null: they are the same
     */
    private record Block(
            DilatedConvolution first, DilatedConvolution second, DilatedConvolution skip) {}

    TcnNetwork(TcnArchitecture sizes, TorchWeights weights) {
        this.weights = weights;
        layers = new Layers(weights);
        for (int level = 0; level < sizes.levels(); level++) {
            int dilation = 1 << level;
            blocks.add(
                    new Block(
                            normalised(TcnArchitecture.first(level), dilation),
                            normalised(TcnArchitecture.second(level), dilation),
                            sizes.widens(level) ? plain(TcnArchitecture.skip(level)) : null));
        }
    }

    private DilatedConvolution normalised(String name, int dilation) {
        NDArray direction = weights.get(name + TcnArchitecture.DIRECTION);
        NDArray length = direction.square().sum(new int[] {1, 2}, true).sqrt();
        NDArray weight = direction.mul(weights.get(name + TcnArchitecture.LENGTH).div(length));
        return new DilatedConvolution(weight, weights.get(name + ".bias"), dilation);
    }

    private DilatedConvolution plain(String name) {
        return new DilatedConvolution(
                weights.get(name + ".weight"), weights.get(name + ".bias"), 1);
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDArray x = inputs.transpose(1, 2, 0);
        for (Block block : blocks) {
            NDArray inner = Activation.relu(block.first().run(x));
            NDArray outer = Activation.relu(block.second().run(inner));
            x = Activation.relu(outer.add(block.skip() == null ? x : block.skip().run(x)));
        }
        return layers.linear(x.transpose(2, 0, 1), TcnArchitecture.OUTPUT);
    }

    @Override
    public NDArray step(NDArray input) {
        NDArray x = input;
        for (Block block : blocks) {
            NDArray inner = Activation.relu(block.first().step(x));
            NDArray outer = Activation.relu(block.second().step(inner));
            x = Activation.relu(outer.add(block.skip() == null ? x : block.skip().step(x)));
        }
        return layers.linear(x, TcnArchitecture.OUTPUT);
    }
}
