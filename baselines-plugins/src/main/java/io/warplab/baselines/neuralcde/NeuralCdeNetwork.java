package io.warplab.baselines.neuralcde;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.Scalars;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;

/** The network for the length of one pass: the state at the end of the path so far. */
final class NeuralCdeNetwork implements SequenceNetwork {
    private final NeuralCdeArchitecture sizes;
    private final NeuralCdeConfig config;
    private final Layers layers;

    /** [I] with 1 at the clock, the last, and [I] with 1 at the values. */
    private final NDArray clock;

    private final NDArray values;

    /** [N, hidden], and where the path stands, [N, I]; null before the first step. */
    private NDArray state;

    private NDArray end;

    NeuralCdeNetwork(NeuralCdeArchitecture sizes, TorchWeights weights) {
        this.sizes = sizes;
        config = sizes.config();
        layers = new Layers(weights);
        float[] last = new float[sizes.inputs()];
        last[last.length - 1] = 1;
        clock = weights.manager().create(last);
        values = clock.neg().add(1f);
    }

    @Override
    public NDArray run(NDArray inputs) {
        NDList states = new NDList();
        for (long t = 0; t < inputs.getShape().get(0); t++) {
            states.add(advance(inputs.get(new NDIndex().addIndices(t))));
        }
        return layers.linear(NDArrays.stack(states), NeuralCdeArchitecture.OUTPUT);
    }

    @Override
    public NDArray step(NDArray input) {
        return layers.linear(advance(input), NeuralCdeArchitecture.OUTPUT);
    }

    /** Takes the path on to a point [N, I]. */
    private NDArray advance(NDArray to) {
        if (state == null) {
            state = layers.linear(to, NeuralCdeArchitecture.START);
        } else {
            NDArray way = to.sub(end);
            if (config.control() == NeuralCdeConfig.Control.LINEAR) {
                follow(way);
            } else {
                follow(way.mul(clock));
                follow(way.mul(values));
            }
        }
        end = to;
        return state;
    }

    /** Takes the state along a straight leg [N, I] of the path. */
    private void follow(NDArray leg) {
        NDArray part = Scalars.times(leg, 1.0 / config.substeps()).expandDims(2);
        Shape matrix = new Shape(-1, config.hidden(), sizes.inputs());
        for (int k = 0; k < config.substeps(); k++) {
            state =
                    config.solver()
                            .step(
                                    z ->
                                            Activation.tanh(
                                                            sizes.field()
                                                                    .apply(
                                                                            layers,
                                                                            Activation::relu,
                                                                            z))
                                                    .reshape(matrix)
                                                    .matMul(part)
                                                    .squeeze(2),
                                    state);
        }
    }
}
