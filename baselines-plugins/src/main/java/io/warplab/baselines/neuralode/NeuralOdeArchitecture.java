package io.warplab.baselines.neuralode;

import ai.djl.ndarray.NDArray;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.Feed;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.Perceptron;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * Sizes of the network. In a forecast the encoder reads the context alone, whatever {@code forcing}
 * says, because nothing is ever fed back; outputs up to the context are the model's own account of
 * it. Where all inputs are known it reads them all.
 *
 * @param config hidden sizes and solver
 * @param channels D_x
 * @param outputs O
 * @param intervals from time stamp to time stamp in the longest training sequence
 */
record NeuralOdeArchitecture(NeuralOdeConfig config, int channels, int outputs, int intervals)
        implements Architecture {
    /** The encoder's weights as PyTorch's GRU has them, gates in the order reset, update, new. */
    static final List<String> ENCODER =
            List.of("encoder.weight-ih", "encoder.weight-hh", "encoder.bias-ih", "encoder.bias-hh");

    static final String START = "start";

    /** f. */
    Perceptron field() {
        return new Perceptron(
                "field", config.latent(), config.width(), config.layers(), config.latent());
    }

    Perceptron decoder() {
        return new Perceptron("decoder", config.latent(), config.width(), 1, outputs);
    }

    /** Numbers of an encoder step: the values, and the gap to the step read before. */
    int encoderInputs() {
        return channels + 1;
    }

    @Override
    public List<ParameterSpec> parameters() {
        int hidden = config.encoder();
        double bound = 1 / Math.sqrt(hidden);
        ParameterList parameters =
                new ParameterList()
                        .uniform(ENCODER.get(0), bound, 3L * hidden, encoderInputs())
                        .uniform(ENCODER.get(1), bound, 3L * hidden, hidden)
                        .uniform(ENCODER.get(2), bound, 3L * hidden)
                        .uniform(ENCODER.get(3), bound, 3L * hidden)
                        .linear(START, hidden, config.latent());
        field().declare(parameters);
        decoder().declare(parameters);
        return parameters.build();
    }

    @Override
    public int stateSize() {
        return config.latent();
    }

    private int evaluationsPerStep() {
        return config.substeps() * config.solver().evaluations();
    }

    @Override
    public double flopsPerStep() {
        int hidden = config.encoder();
        return 6.0 * hidden * (encoderInputs() + hidden)
                + evaluationsPerStep() * field().flops()
                + decoder().flops();
    }

    @Override
    public long activations(int steps) {
        long integration = evaluationsPerStep() * (field().activations() + 4L * config.latent());
        return steps * (6L * config.encoder() + integration + decoder().activations());
    }

    @Override
    public String algorithm() {
        return "solver steps from time stamp to time stamp";
    }

    @Override
    public NDArray forward(TorchWeights weights, Feed feed, boolean training) {
        return new LatentPath(this, weights).outputs(feed);
    }
}
