package io.warplab.baselines.mlp;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Perceptron;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * y_t = read-out of ReLU layers on x_{t - lags + 1} .. x_t, in the layout of a convolution: {@code
 * window.weight} [hidden, inputs, lags], oldest lag first.
 *
 * @param inputs I
 * @param lags steps of the window
 * @param hidden units of a hidden layer
 * @param layers hidden layers
 * @param outputs O
 */
record MlpArchitecture(int inputs, int lags, int hidden, int layers, int outputs)
        implements SequenceArchitecture {
    static final String WINDOW = "window";

    /** What follows the first hidden layer. */
    Perceptron rest() {
        return new Perceptron("rest", hidden, hidden, layers - 1, outputs);
    }

    @Override
    public List<ParameterSpec> parameters() {
        double bound = 1 / Math.sqrt((double) inputs * lags);
        ParameterList parameters =
                new ParameterList()
                        .uniform(WINDOW + ".weight", bound, hidden, inputs, lags)
                        .uniform(WINDOW + ".bias", bound, hidden);
        rest().declare(parameters);
        return parameters.build();
    }

    @Override
    public int stateSize() {
        return inputs * (lags - 1);
    }

    @Override
    public double flopsPerStep() {
        return 2.0 * inputs * lags * hidden + rest().flops();
    }

    @Override
    public long activations(int steps) {
        // A fed-back step keeps its own window.
        return steps * ((long) inputs * lags + 3L * hidden + rest().activations());
    }

    @Override
    public String algorithm() {
        return "one convolution over the known steps, then step by step";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        return new MlpNetwork(this, weights);
    }
}
