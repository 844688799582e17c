package io.warplab.baselines.gated;

import static io.warplab.baselines.neural.PlainLayers.sigmoid;

import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;

/** Gated cells written out in doubles, straight from the formulas in PyTorch's documentation. */
final class PlainGated implements PlainNetwork {
    private final PlainLayers weights;
    private final boolean lstm;
    private final double[][] hidden;
    private final double[][] cells;

    PlainGated(PlainLayers weights, boolean lstm, int layers, int size) {
        this.weights = weights;
        this.lstm = lstm;
        hidden = new double[layers][size];
        cells = new double[layers][size];
    }

    @Override
    public double[] step(double[] input) {
        double[] x = input;
        for (int k = 0; k < hidden.length; k++) {
            double[] fromInput = weights.affine("weight_ih_l" + k, "bias_ih_l" + k, x);
            double[] fromState = weights.affine("weight_hh_l" + k, "bias_hh_l" + k, hidden[k]);
            hidden[k] = lstm ? lstm(k, fromInput, fromState) : gru(fromInput, fromState, hidden[k]);
            x = hidden[k];
        }
        return weights.linear("output", x);
    }

    private static double[] gru(double[] fromInput, double[] fromState, double[] h) {
        int size = h.length;
        double[] next = new double[size];
        for (int i = 0; i < size; i++) {
            double r = sigmoid(fromInput[i] + fromState[i]);
            double z = sigmoid(fromInput[size + i] + fromState[size + i]);
            double n = Math.tanh(fromInput[2 * size + i] + r * fromState[2 * size + i]);
            next[i] = (1 - z) * n + z * h[i];
        }
        return next;
    }

    private double[] lstm(int layer, double[] fromInput, double[] fromState) {
        double[] c = cells[layer];
        int size = c.length;
        double[] next = new double[size];
        for (int i = 0; i < size; i++) {
            double in = sigmoid(fromInput[i] + fromState[i]);
            double forget = sigmoid(fromInput[size + i] + fromState[size + i]);
            double cell = Math.tanh(fromInput[2 * size + i] + fromState[2 * size + i]);
            double out = sigmoid(fromInput[3 * size + i] + fromState[3 * size + i]);
            c[i] = forget * c[i] + in * cell;
            next[i] = out * Math.tanh(c[i]);
        }
        return next;
    }
}
