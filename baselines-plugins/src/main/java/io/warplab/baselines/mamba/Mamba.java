package io.warplab.baselines.mamba;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.Layers;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.ResidualStack;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Residual Mamba layers. Trained numbers, with K taps and rank R = ceil(H / 16): H(I + 1) + depth
 * (H + 3EH + E(K + 2R + 3S_h + 3)) + H + O(H + 1).
 *
 * @param inputs I
 * @param width H
 * @param inner E, channels of the scan
 * @param states S_h, states of each channel
 * @param taps of the convolution
 * @param depth number of layers
 * @param outputs O
 */
record Mamba(int inputs, int width, int inner, int states, int taps, int depth, int outputs)
        implements SequenceArchitecture {
    private static final String NORM = "norm";

    /** Channels of H for one of the low-rank projection to dt. */
    private static final int PER_RANK = 16;

    /** Rank of the projection to dt. */
    int rank() {
        return (width + PER_RANK - 1) / PER_RANK;
    }

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList list = new ParameterList();
        ResidualStack.declareEncoder(list, inputs, width);
        for (int k = 0; k < depth; k++) {
            MambaBranch.declare(list, layer(k), this);
        }
        list.rmsNorm(NORM, width);
        ResidualStack.declareReadOut(list, width, outputs);
        return list.build();
    }

    private static String layer(int index) {
        return "layer" + index;
    }

    @Override
    public int stateSize() {
        return depth * inner * (states + taps - 1);
    }

    @Override
    public double flopsPerStep() {
        double projections = 6.0 * width * inner + 2.0 * inner * (2 * rank() + 2 * states);
        double scan = inner * (2.0 * taps + 6.0 * states);
        return 2.0 * width * (inputs + outputs) + depth * (projections + scan);
    }

    @Override
    public long activations(int steps) {
        long scan = 10L * inner * states;
        return (long) steps * (inputs + outputs + depth * (6L * width + 20L * inner + scan));
    }

    @Override
    public String algorithm() {
        return "known inputs: chunks side by side; fed back: step by step";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        Layers layers = new Layers(weights);
        List<MambaBranch> branches =
                IntStream.range(0, depth)
                        .mapToObj(k -> new MambaBranch(this, weights, layer(k), lanes))
                        .toList();
        return new ResidualStack(layers, branches, x -> layers.rmsNorm(x, NORM));
    }
}
