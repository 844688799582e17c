package io.warplab.baselines.linearattention;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.GatedMlp;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.ResidualStack;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Residual layers of linear attention with the delta rule, each followed by a gated feed-forward
 * net. Trained numbers, with A = heads d, K taps and F inner: H(I + 1) + depth (2H + 4AH + 3A(K +
 * 1) + heads (H + 1) + d + 3FH) + H + O(H + 1).
 *
 * @param inputs I
 * @param width H
 * @param heads of each layer
 * @param headSize d, size of keys and values of a head
 * @param taps of the convolution
 * @param inner width of the feed-forward net
 * @param depth number of layers
 * @param outputs O
 */
record LinearAttention(
        int inputs, int width, int heads, int headSize, int taps, int inner, int depth, int outputs)
        implements SequenceArchitecture {
    private static final String NORM = "norm";

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList list = new ParameterList();
        ResidualStack.declareEncoder(list, inputs, width);
        for (int k = 0; k < depth; k++) {
            DeltaBranch.declare(list, attention(k), this);
            GatedMlp.declare(list, mlp(k), width, inner);
        }
        list.rmsNorm(NORM, width);
        ResidualStack.declareReadOut(list, width, outputs);
        return list.build();
    }

    private static String attention(int index) {
        return "layer" + index + ".attention";
    }

    private static String mlp(int index) {
        return "layer" + index + ".mlp";
    }

    @Override
    public int stateSize() {
        return depth * heads * headSize * (headSize + 3 * (taps - 1));
    }

    @Override
    public double flopsPerStep() {
        double all = (double) heads * headSize;
        double projections = 2.0 * width * (4 * all + heads) + 6.0 * all * taps;
        double rule = heads * (6.0 * headSize * headSize + 8.0 * DeltaRule.CHUNK * headSize);
        double mlp = 6.0 * width * inner;
        return 2.0 * width * (inputs + outputs) + depth * (projections + rule + mlp);
    }

    @Override
    public long activations(int steps) {
        long all = (long) heads * headSize;
        long rule = 20 * all + 6L * heads * DeltaRule.CHUNK;
        // Fed back, the matrices of every step are kept.
        long fedBack = 2 * all * headSize;
        long mlp = 6L * inner;
        return (long) steps
                * (inputs + outputs + depth * (10L * width + 30 * all + rule + fedBack + mlp));
    }

    @Override
    public String algorithm() {
        return "known inputs: chunk by chunk; fed back: step by step";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        Layers layers = new Layers(weights);
        List<SequenceNetwork> branches =
                IntStream.range(0, depth)
                        .boxed()
                        .flatMap(
                                k ->
                                        Stream.<SequenceNetwork>of(
                                                new DeltaBranch(this, weights, attention(k), lanes),
                                                new GatedMlp(layers, mlp(k))))
                        .toList();
        return new ResidualStack(layers, branches, x -> layers.rmsNorm(x, NORM));
    }
}
