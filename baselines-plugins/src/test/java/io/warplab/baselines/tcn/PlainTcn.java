package io.warplab.baselines.tcn;

import static io.warplab.baselines.neural.PlainLayers.add;

import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Convolutions summed tap by tap over all that a layer has seen, zeros before the first step. */
record PlainTcn(PlainLayers weights, int levels, int kernel, Map<String, List<double[]>> seen)
        implements PlainNetwork {
    PlainTcn(PlainLayers weights, int levels, int kernel) {
        this(weights, levels, kernel, new HashMap<>());
    }

    @Override
    public double[] step(double[] input) {
        double[] x = input;
        for (int level = 0; level < levels; level++) {
            String name = "level" + level;
            double[] inner = convolution(name + ".first", x, 1 << level);
            double[] outer = convolution(name + ".second", inner, 1 << level);
            double[] skip =
                    weights.get(name + ".skip.weight") == null
                            ? x
                            : weights.linear(name + ".skip", x);
            x = PlainLayers.map(add(outer, skip), PlainLayers::relu);
        }
        return weights.linear("output", x);
    }

    private double[] convolution(String name, double[] x, int dilation) {
        List<double[]> inputs = seen.computeIfAbsent(name, any -> new ArrayList<>());
        inputs.add(x);
        double[] direction = weights.get(name + ".direction");
        double[] y = weights.get(name + ".bias").clone();
        int row = x.length * kernel;
        for (int o = 0; o < y.length; o++) {
            double squares = 0;
            double sum = 0;
            for (int i = 0; i < row; i++) {
                double v = direction[o * row + i];
                squares += v * v;
                int from = inputs.size() - 1 - (kernel - 1 - i % kernel) * dilation;
                sum += from < 0 ? 0 : v * inputs.get(from)[i / kernel];
            }
            y[o] += weights.get(name + ".length")[o] / Math.sqrt(squares) * sum;
        }
        return PlainLayers.map(y, PlainLayers::relu);
    }
}
