package io.warplab.baselines.gated;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stacked gated cells with a linear read-out. Names, shapes and order of the weights as in PyTorch;
 * all start uniform in +-1/sqrt(hidden). Trained numbers: GH(I + H + 2) + (layers - 1) 2GH(H + 1) +
 * O(H + 1).
 *
 * @param cell kind of cell, of G gates
 * @param inputs inputs per step I
 * @param hidden hidden size H
 * @param layers stacked layers
 * @param outputs size of the read-out
 */
record Gated(GatedCell cell, int inputs, int hidden, int layers, int outputs)
        implements SequenceArchitecture {
    static final String OUTPUT = "output";

    /** [weight_ih, weight_hh, bias_ih, bias_hh] of a layer: [GH, in], [GH, H], [GH], [GH]. */
    static List<String> layer(int index) {
        return Stream.of("weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l")
                .map(name -> name + index)
                .toList();
    }

    @Override
    public List<ParameterSpec> parameters() {
        double bound = 1 / Math.sqrt(hidden);
        int rows = cell.gates() * hidden;
        ParameterList list = new ParameterList();
        for (int k = 0; k < layers; k++) {
            List<String> names = layer(k);
            list.uniform(names.get(0), bound, rows, k == 0 ? inputs : hidden)
                    .uniform(names.get(1), bound, rows, hidden)
                    .uniform(names.get(2), bound, rows)
                    .uniform(names.get(3), bound, rows);
        }
        return list.linear(OUTPUT, hidden, outputs).build();
    }

    @Override
    public int stateSize() {
        return cell.states() * hidden * layers;
    }

    @Override
    public double flopsPerStep() {
        double first = (double) cell.gates() * hidden * (inputs + hidden);
        double others = (layers - 1) * 2.0 * cell.gates() * hidden * hidden;
        return 2 * (first + others + (double) hidden * outputs);
    }

    @Override
    public long activations(int steps) {
        long each = (2L * cell.gates() + cell.states()) * hidden * layers;
        return steps * (inputs + outputs + each);
    }

    @Override
    public String algorithm() {
        return "PyTorch steps through the sequence";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        return new GatedNetwork(this, weights, lanes, training);
    }
}
