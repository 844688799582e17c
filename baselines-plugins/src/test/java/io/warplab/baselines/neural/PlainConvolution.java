package io.warplab.baselines.neural;

import java.util.ArrayDeque;
import java.util.Deque;

/** {@link CausalConvolution} in doubles. */
public final class PlainConvolution implements PlainNetwork {
    private final PlainLayers weights;
    private final String name;
    private final Deque<double[]> window = new ArrayDeque<>();

    /** A convolution before its first step. */
    public PlainConvolution(PlainLayers weights, String name, int width, int taps) {
        this.weights = weights;
        this.name = name;
        for (int k = 0; k < taps; k++) {
            window.add(new double[width]);
        }
    }

    @Override
    public double[] step(double[] input) {
        window.remove();
        window.add(input);
        double[] y = weights.get(name + ".bias").clone();
        int k = 0;
        for (double[] x : window) {
            for (int i = 0; i < y.length; i++) {
                y[i] += weights.get(name + ".weight")[k * y.length + i] * x[i];
            }
            k++;
        }
        return y;
    }
}
