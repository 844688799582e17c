package io.warplab.baselines.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;

/** A batch on its way through gated cells. */
final class GatedNetwork implements SequenceNetwork {
    private final Gated sizes;
    private final Layers layers;
    private final boolean training;
    private final NDList weights = new NDList();
    private NDList states = new NDList();

    GatedNetwork(Gated sizes, TorchWeights weights, int lanes, boolean training) {
        this.sizes = sizes;
        this.training = training;
        layers = new Layers(weights);
        for (int k = 0; k < sizes.layers(); k++) {
            Gated.layer(k).forEach(name -> this.weights.add(weights.get(name)));
        }
        for (int i = 0; i < sizes.cell().states(); i++) {
            states.add(weights.manager().zeros(new Shape(sizes.layers(), lanes, sizes.hidden())));
        }
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDList stepped = sizes.cell().run(inputs, states, weights, sizes.layers(), training);
        states = stepped.subNDList(1);
        return layers.linear(stepped.get(0), Gated.OUTPUT);
    }
}
