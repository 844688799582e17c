package io.warplab.baselines.gru;

import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.SequenceArchitecture;
import io.warplab.baselines.neural.SequenceNetwork;
import io.warplab.baselines.neural.TorchWeights;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stacked gated recurrent units with a linear read-out. Names and shapes of the weights as in
 * PyTorch (gates in the order reset, update, new); all start uniform in +-1/sqrt(hidden).
 *
 * @param inputs inputs per step I
 * @param hidden hidden size H
 * @param layers stacked layers
 * @param outputs size of the read-out
 */
record Gru(int inputs, int hidden, int layers, int outputs) implements SequenceArchitecture {
    static final String OUTPUT = "output";

    /** Gates computed together, and their candidates. */
    private static final int GATES = 3;

    /** [weight_ih, weight_hh, bias_ih, bias_hh] of a layer: [3H, in], [3H, H], [3H], [3H]. */
    static List<String> layer(int index) {
        return Stream.of("weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l")
                .map(name -> name + index)
                .toList();
    }

    @Override
    public List<ParameterSpec> parameters() {
        double bound = 1 / Math.sqrt(hidden);
        int rows = GATES * hidden;
        ParameterList list = new ParameterList();
        for (int k = 0; k < layers; k++) {
            List<String> names = layer(k);
            list.uniform(names.get(0), bound, rows, k == 0 ? inputs : hidden)
                    .uniform(names.get(1), bound, rows, hidden)
                    .uniform(names.get(2), bound, rows)
                    .uniform(names.get(3), bound, rows);
        }
        return list.uniform(OUTPUT + ".weight", bound, outputs, hidden)
                .uniform(OUTPUT + ".bias", bound, outputs)
                .build();
    }

    @Override
    public int stateSize() {
        return hidden * layers;
    }

    @Override
    public double flopsPerStep() {
        double first = (double) GATES * hidden * (inputs + hidden);
        double others = (layers - 1) * 2.0 * GATES * hidden * hidden;
        return 2 * (first + others + (double) hidden * outputs);
    }

    @Override
    public long activations(int steps) {
        return (long) steps * (inputs + outputs + (2L * GATES + 1) * hidden * layers);
    }

    @Override
    public String algorithm() {
        return "PyTorch steps through the sequence";
    }

    @Override
    public SequenceNetwork open(TorchWeights weights, int lanes, boolean training) {
        return new GruNetwork(this, weights, lanes, training);
    }
}
