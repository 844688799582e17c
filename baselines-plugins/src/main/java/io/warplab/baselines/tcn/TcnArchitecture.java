package io.warplab.baselines.tcn;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;

/**
 * Sizes of the network. A level: x + ReLU(conv(ReLU(conv(x)))), ReLU again, both convolutions
 * weight-normalised with dilation 2^level; a 1x1 convolution takes x to the level's channels where
 * they differ. No dropout.
 *
 * @param inputs I
 * @param channels channels of every level
 * @param levels residual blocks
 * @param kernel taps of a convolution
 * @param outputs O
 */
record TcnArchitecture(int inputs, int channels, int levels, int kernel, int outputs)
        implements SequenceArchitecture {
    static final String OUTPUT = "output";

    /** v of the weight normalisation W = g v / |v|, [out, in, kernel], oldest tap first. */
    static final String DIRECTION = ".direction";

    /** g, [out, 1, 1]. */
    static final String LENGTH = ".length";

    static String first(int level) {
        return "level" + level + ".first";
    }

    static String second(int level) {
        return "level" + level + ".second";
    }

    static String skip(int level) {
        return "level" + level + ".skip";
    }

    /** Whether a level's input has another number of channels than its output. */
    boolean widens(int level) {
        return level == 0 && inputs != channels;
    }

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList parameters = new ParameterList();
        for (int level = 0; level < levels; level++) {
            int in = level == 0 ? inputs : channels;
            convolution(parameters, first(level), in);
            convolution(parameters, second(level), channels);
            if (widens(level)) {
                double bound = 1 / Math.sqrt(in);
                parameters
                        .uniform(skip(level) + ".weight", bound, channels, in, 1)
                        .uniform(skip(level) + ".bias", bound, channels);
            }
        }
        return parameters.linear(OUTPUT, channels, outputs).build();
    }

    private void convolution(ParameterList parameters, String name, int in) {
        double bound = 1 / Math.sqrt((double) in * kernel);
        // g starts at about |v|: the root of in * kernel squares of mean bound^2 / 3.
        parameters
                .uniform(name + DIRECTION, bound, channels, in, kernel)
                .constant(name + LENGTH, Math.sqrt(1.0 / 3), channels, 1, 1)
                .uniform(name + ".bias", bound, channels);
    }

    @Override
    public int stateSize() {
        long steps = (kernel - 1L) * ((1L << levels) - 1);
        long state = (2 * steps - (kernel - 1)) * channels + (kernel - 1L) * inputs;
        return (int) Math.min(Integer.MAX_VALUE, state);
    }

    @Override
    public double flopsPerStep() {
        double convolutions = (double) kernel * channels * (inputs + (2.0 * levels - 1) * channels);
        double skip = widens(0) ? (double) inputs * channels : 0;
        return 2 * (convolutions + skip + (double) channels * outputs);
    }

    @Override
    public long activations(int steps) {
        // A fed-back step keeps the taps that it gathered.
        return (long) steps * (levels * (7L + 2L * kernel) * channels + 2L * outputs);
    }

    @Override
    public String algorithm() {
        return "convolutions over the known steps, then step by step on each layer's memory";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        return new TcnNetwork(this, weights);
    }
}
