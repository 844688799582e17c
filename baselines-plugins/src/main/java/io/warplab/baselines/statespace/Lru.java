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
 * Residual layers of linear recurrent units. Trained numbers: H(I + 1) + depth (3P + 4PH + 2H^2 +
 * 5H) + 2H + O(H + 1).
 *
 * @param inputs I
 * @param width H
 * @param states P, complex
 * @param depth number of layers
 * @param outputs O
 * @param ring where lambda starts
 */
record Lru(int inputs, int width, int states, int depth, int outputs, Ring ring)
        implements SequenceArchitecture {
    private static final String NORM = "norm";

    @Override
    public List<ParameterSpec> parameters() {
        ParameterList list = new ParameterList();
        ResidualStack.declareEncoder(list, inputs, width);
        for (int k = 0; k < depth; k++) {
            LruLayer.declare(list, layer(k), width, states, ring);
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
        return 2 * states * depth;
    }

    @Override
    public double flopsPerStep() {
        double scan = 8.0 * DiagonalScan.CHUNK * states;
        double mixer = 8.0 * states * width + scan;
        return 2.0 * width * (inputs + outputs) + depth * (mixer + GluBranch.flops(width));
    }

    @Override
    public long activations(int steps) {
        return (long) steps * (inputs + outputs + depth * (12L * width + 20L * states));
    }

    @Override
    public String algorithm() {
        return "known inputs: all steps at once, a chunked scan; fed back: step by step";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        Layers layers = new Layers(weights);
        List<GluBranch> branches =
                IntStream.range(0, depth)
                        .mapToObj(
                                k ->
                                        new GluBranch(
                                                layers, layer(k), new LruLayer(weights, layer(k))))
                        .toList();
        return new ResidualStack(layers, branches, x -> layers.layerNorm(x, NORM));
    }
}
