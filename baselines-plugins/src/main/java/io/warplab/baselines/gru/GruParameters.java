package io.warplab.baselines.gru;

import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.api.parameters.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Names and shapes of the weights, as in PyTorch (gates in the order reset, update, new), and its
 * initial draw: uniform in +-1/sqrt(hidden).
 *
 * @param inputs inputs per step, the clock included
 * @param hidden hidden size H
 * @param layers stacked layers
 * @param outputs size of the read-out
 */
record GruParameters(int inputs, int hidden, int layers, int outputs) {
    static final String OUTPUT_WEIGHT = "output.weight";
    static final String OUTPUT_BIAS = "output.bias";

    /** Sizes that a config means for a task. */
    static GruParameters of(GruConfig config, ModelContext context) {
        return new GruParameters(
                context.inputs().size() + (config.timeFeature() ? 1 : 0),
                config.hidden(),
                config.layers(),
                context.task().kind() == Task.Kind.CLASSIFICATION
                        ? context.classes()
                        : context.targets().size());
    }

    /** Trained numbers. */
    long count() {
        return specs().stream().mapToLong(ParameterSpec::size).sum();
    }

    /** Operations of the products of one step forward, for one sequence. */
    double flopsPerStep() {
        double first = 3.0 * hidden * (inputs + hidden);
        double others = (layers - 1) * 6.0 * hidden * hidden;
        return 2 * (first + others + (double) hidden * outputs);
    }

    /** [weight_ih, weight_hh, bias_ih, bias_hh] of a layer: [3H, in], [3H, H], [3H], [3H]. */
    static List<String> layer(int index) {
        return Stream.of("weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l")
                .map(name -> name + index)
                .toList();
    }

    List<ParameterSpec> specs() {
        List<ParameterSpec> specs = new ArrayList<>();
        for (int k = 0; k < layers; k++) {
            List<String> names = layer(k);
            specs.add(uniform(names.get(0), specs.size(), 3L * hidden, k == 0 ? inputs : hidden));
            specs.add(uniform(names.get(1), specs.size(), 3L * hidden, hidden));
            specs.add(uniform(names.get(2), specs.size(), 3L * hidden));
            specs.add(uniform(names.get(3), specs.size(), 3L * hidden));
        }
        specs.add(uniform(OUTPUT_WEIGHT, specs.size(), outputs, hidden));
        specs.add(uniform(OUTPUT_BIAS, specs.size(), outputs));
        return specs;
    }

    private ParameterSpec uniform(String name, int index, long... shape) {
        double bound = 1 / Math.sqrt(hidden);
        int size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, Math.toIntExact(extent));
        }
        int elements = size;
        return new ParameterSpec(
                name,
                shape,
                ParameterSpec.WEIGHTS,
                seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    for (int i = 0; i < index; i++) {
                        random = random.split();
                    }
                    SplittableRandom own = random;
                    return own.doubles(elements, -bound, bound).toArray();
                });
    }
}
