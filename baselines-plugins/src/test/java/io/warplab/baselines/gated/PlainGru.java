package io.warplab.baselines.gated;

import static io.warplab.baselines.Sequences.values;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A GRU written out in doubles, straight from the formulas in PyTorch's documentation. */
final class PlainGru {
    private final Map<String, INDArray> weights;
    private final int layers;
    private final int hidden;

    PlainGru(Map<String, INDArray> weights, int layers, int hidden) {
        this.weights = weights;
        this.layers = layers;
        this.hidden = hidden;
    }

    /** y_t of every step of one sequence; input null: the last output is fed back. */
    double[][] run(double[][] inputs) {
        double[][] states = new double[layers][hidden];
        double[][] outputs = new double[inputs.length][];
        for (int t = 0; t < inputs.length; t++) {
            double[] x = inputs[t] == null ? outputs[t - 1] : inputs[t];
            for (int k = 0; k < layers; k++) {
                states[k] = cell(k, x, states[k]);
                x = states[k];
            }
            outputs[t] = affine("output.weight", "output.bias", x);
        }
        return outputs;
    }

    private double[] cell(int layer, double[] x, double[] h) {
        double[] fromInput = affine("weight_ih_l" + layer, "bias_ih_l" + layer, x);
        double[] fromState = affine("weight_hh_l" + layer, "bias_hh_l" + layer, h);
        double[] next = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            double r = sigmoid(fromInput[i] + fromState[i]);
            double z = sigmoid(fromInput[hidden + i] + fromState[hidden + i]);
            double n = Math.tanh(fromInput[2 * hidden + i] + r * fromState[2 * hidden + i]);
            next[i] = (1 - z) * n + z * h[i];
        }
        return next;
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    private double[] affine(String weight, String bias, double[] x) {
        double[] w = values(weights.get(weight));
        double[] out = values(weights.get(bias));
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < x.length; j++) {
                out[i] += w[i * x.length + j] * x[j];
            }
        }
        return out;
    }
}
