package io.warplab.baselines.neuralode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.warplab.baselines.neural.Feed;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.TorchWeights;

/** The network for the length of one pass. */
final class LatentPath {
    private final NeuralOdeArchitecture sizes;
    private final NeuralOdeConfig config;
    private final TorchWeights weights;
    private final NDManager manager;
    private final Layers layers;

    LatentPath(NeuralOdeArchitecture sizes, TorchWeights weights) {
        this.sizes = sizes;
        this.weights = weights;
        config = sizes.config();
        manager = weights.manager();
        layers = new Layers(weights);
    }

    /** [S, N, O]. */
    NDArray outputs(Feed feed) {
        NDArray state = start(ReversedContext.of(feed.view(), feed.context(), sizes.intervals()));
        int lanes = feed.lanes();
        double[] reached = new double[lanes];
        for (int n = 0; n < lanes; n++) {
            reached[n] = (float) feed.view().tau(n, 0);
        }
        NDList states = new NDList();
        for (int s = 0; s < feed.steps(); s++) {
            float[] intervals = new float[lanes];
            boolean moves = false;
            for (int n = 0; n < lanes; n++) {
                // Padding may have any clock; time never runs backwards.
                double next = Math.max(reached[n], feed.tau(s, n));
                intervals[n] =
                        (float) ((next - reached[n]) * config.duration() / config.substeps());
                moves |= intervals[n] > 0;
                reached[n] = next;
            }
            state = moves ? integrate(state, intervals) : state;
            states.add(state);
        }
        return sizes.decoder().apply(layers, Activation::tanh, NDArrays.stack(states));
    }

    /** z at the first step, [N, latent]. */
    private NDArray start(ReversedContext context) {
        Shape steps = new Shape(context.steps(), context.lanes(), 1);
        NDArray inputs =
                manager.create(
                        context.values(),
                        new Shape(context.steps(), context.lanes(), context.width()));
        NDList parameters = new NDList();
        NeuralOdeArchitecture.ENCODER.forEach(name -> parameters.add(weights.get(name)));
        NDArray first = manager.zeros(new Shape(1, context.lanes(), config.encoder()));
        NDArray hidden =
                inputs.getNDArrayInternal()
                        .gru(inputs, first, parameters, true, 1, 0, true, false, false)
                        .get(0);
        NDArray last = hidden.mul(manager.create(context.ends(), steps)).sum(new int[] {0});
        return layers.linear(last, NeuralOdeArchitecture.START);
    }

    private NDArray integrate(NDArray from, float[] intervals) {
        NDArray interval = manager.create(intervals, new Shape(intervals.length, 1));
        NDArray state = from;
        for (int k = 0; k < config.substeps(); k++) {
            state =
                    config.solver()
                            .step(
                                    z ->
                                            sizes.field()
                                                    .apply(layers, Activation::tanh, z)
                                                    .mul(interval),
                                    state);
        }
        return state;
    }
}
