package io.warplab.baselines.statespace;

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
 * Residual layers of diagonal structured state spaces. Trained numbers: H(I + 1) + depth (4HM +
 * 2H^2 + 6H) + 2H + O(H + 1).
 *
 * @param inputs I
 * @param width H
 * @param pairs M, conjugate pairs of states of each channel
 * @param depth number of layers
 * @param outputs O
 * @param leastStep smallest dt at first
 * @param mostStep largest dt at first
 */
record S4d(
        int inputs, int width, int pairs, int depth, int outputs, double leastStep, double mostStep)
        implements SequenceArchitecture {
    private static final String NORM = "norm";

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList list = new ParameterList();
        ResidualStack.declareEncoder(list, inputs, width);
        for (int k = 0; k < depth; k++) {
            S4dLayer.declare(list, layer(k), width, pairs, leastStep, mostStep);
            GluBranch.declare(list, layer(k), width);
        }
        list.layerNorm(NORM, width);
        ResidualStack.declareReadOut(list, width, outputs);
        return list.build();
    }

    private static String layer(int index) {
        return "layer" + index;
    }

    @Override
    public int stateSize() {
        return 2 * pairs * width * depth;
    }

    @Override
    public double flopsPerStep() {
        double mixer = width * (2.0 * S4dLayer.CHUNK + 8.0 * pairs);
        return 2.0 * width * (inputs + outputs) + depth * (mixer + GluBranch.flops(width));
    }

    @Override
    public long activations(int steps) {
        long ends = 2L * pairs * width * 4 / S4dLayer.CHUNK;
        // Fed back, the state of every step is kept.
        long fedBack = 12L * pairs * width;
        return (long) steps * (inputs + outputs + depth * (16L * width + ends + fedBack));
    }

    @Override
    public String algorithm() {
        return "known inputs: all steps at once, a chunked convolution; fed back: step by step";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        Layers layers = new Layers(weights);
        List<GluBranch> branches =
                IntStream.range(0, depth)
                        .mapToObj(
                                k ->
                                        new GluBranch(
                                                layers,
                                                layer(k),
                                                new S4dLayer(weights, layer(k), lanes)))
                        .toList();
        return new ResidualStack(layers, branches, x -> layers.layerNorm(x, NORM));
    }
}
