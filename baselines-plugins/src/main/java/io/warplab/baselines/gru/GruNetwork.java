package io.warplab.baselines.gru;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;

/** Runs of steps go through PyTorch's one fused call. */
final class GruNetwork implements SequenceNetwork {
    private final Gru gru;
    private final Layers layers;
    private final boolean training;
    private final NDList weights = new NDList();
    private NDArray hidden;

    GruNetwork(Gru gru, TorchWeights weights, int lanes, boolean training) {
        this.gru = gru;
        this.training = training;
        layers = new Layers(weights);
        for (int k = 0; k < gru.layers(); k++) {
            Gru.layer(k).forEach(name -> this.weights.add(weights.get(name)));
        }
        hidden = weights.manager().zeros(new Shape(gru.layers(), lanes, gru.hidden()));
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDList stepped =
                inputs.getNDArrayInternal()
                        .gru(
                                inputs,
                                hidden,
                                weights,
                                true,
                                gru.layers(),
                                0,
                                training,
                                false,
                                false);
        hidden = stepped.get(1);
        return layers.linear(stepped.get(0), Gru.OUTPUT);
    }
}
