package io.warplab.baselines.transformer;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.ResidualStack;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of the network: an affine embedding, blocks h + attention(norm(h)) and h +
 * feed-forward(norm(h)), a last norm and an affine read-out. No dropout.
 *
 * @param inputs I
 * @param width D, numbers of a step inside
 * @param heads attention heads
 * @param layers blocks
 * @param feedForward hidden units of the feed-forward network
 * @param outputs O
 * @param steps T of the training sequences, for the estimates alone
 */
record TransformerArchitecture(
        int inputs, int width, int heads, int layers, int feedForward, int outputs, int steps)
        implements SequenceArchitecture {
    private static final String NORM = "norm";

    private static String attention(int layer) {
        return "layer" + layer + ".attention";
    }

    private static String feedForward(int layer) {
        return "layer" + layer + ".feed-forward";
    }

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList parameters = new ParameterList();
        ResidualStack.declareEncoder(parameters, inputs, width);
        for (int k = 0; k < layers; k++) {
            Attention.declare(parameters, attention(k), width);
            FeedForward.declare(parameters, feedForward(k), width, feedForward);
        }
        parameters.layerNorm(NORM, width);
        ResidualStack.declareReadOut(parameters, width, outputs);
        return parameters.build();
    }

    @Override
    public int stateSize() {
        return (int) Math.min(Integer.MAX_VALUE, 2L * layers * width * steps);
    }

    @Override
    public double flopsPerStep() {
        // A step attends to half of the sequence on average: scores and weighted values.
        double attention = 8.0 * width * width + 2.0 * width * steps;
        double block = attention + 4.0 * width * feedForward;
        return 2.0 * inputs * width + layers * block + 2.0 * width * outputs;
    }

    @Override
    public long activations(int length) {
        long scores = 3L * heads * length;
        long block = 14L * width + 2L * feedForward + scores;
        return length * (layers * block + 4L * width + outputs);
    }

    @Override
    public String algorithm() {
        return "attention over the known steps at once, then step by step on cached keys and values";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        Layers shared = new Layers(weights);
        List<SequenceNetwork> branches = new ArrayList<>();
        for (int k = 0; k < layers; k++) {
            branches.add(
                    new Attention(weights.manager(), shared, attention(k), heads, width / heads));
            branches.add(new FeedForward(shared, feedForward(k), width, feedForward));
        }
        return new ResidualStack(shared, branches, h -> shared.layerNorm(h, NORM));
    }
}
