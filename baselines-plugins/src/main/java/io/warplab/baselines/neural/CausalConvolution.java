package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * A short convolution over time of each channel alone: y_t = b + sum_k w_k x_{t - taps + 1 + k},
 * with zeros before the first step.
 */
public final class CausalConvolution implements SequenceNetwork {
    private final int taps;
    private final NDList weight;
    private final NDArray bias;
    private NDArray past;

    /**
     * @param name as given to {@link #declare}
     * @param lanes N
     */
    public CausalConvolution(TorchWeights weights, String name, int lanes) {
        NDArray all = weights.get(name + ".weight");
        taps = Math.toIntExact(all.getShape().get(0));
        weight = all.split(taps, 0);
        bias = weights.get(name + ".bias");
        past = weights.manager().zeros(new Shape(taps - 1, lanes, all.getShape().get(1)));
    }

    /** Adds {@code <name>.weight} [taps, width] and {@code <name>.bias} [width]. */
    public static void declare(ParameterList list, String name, int width, int taps) {
        double bound = 1 / Math.sqrt(taps);
        list.uniform(name + ".weight", bound, taps, width).uniform(name + ".bias", bound, width);
    }

    @Override
    public NDArray run(NDArray inputs) {
        long steps = inputs.getShape().get(0);
        NDArray padded = past.concat(inputs, 0);
        NDArray sum = bias;
        for (int k = 0; k < taps; k++) {
            sum = Slices.range(padded, 0, k, k + steps).mul(weight.get(k)).add(sum);
        }
        past = Slices.range(padded, 0, steps, steps + taps - 1);
        return sum;
    }
}
