package io.warplab.baselines.gated;

import static io.warplab.baselines.neural.PlainLayers.sigmoid;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One GRU layer with a read-out that learns to forecast: forward pass, backpropagation through time
 * derived by hand, and Adam, all in plain doubles.
 */
final class PlainGruTraining {
    private final Map<String, double[]> weights;
    private final Map<String, double[]> gradients = new LinkedHashMap<>();
    private final Map<String, double[][]> moments = new LinkedHashMap<>();
    private final int channels;
    private final int hidden;
    private final double rate;
    private int updates;

    PlainGruTraining(Map<String, double[]> weights, int channels, int hidden, double rate) {
        this.weights = weights;
        this.channels = channels;
        this.hidden = hidden;
        this.rate = rate;
        weights.forEach((name, w) -> moments.put(name, new double[2][w.length]));
    }

    /**
     * One update.
     *
     * @param data [n][t][channel]
     * @param context steps whose inputs are data; then the last prediction is fed back
     * @return mean squared error before the update
     */
    double step(double[][][] data, int context) {
        weights.forEach((name, w) -> gradients.put(name, new double[w.length]));
        long count = (long) data.length * (data[0].length - 1) * channels;
        double loss = 0;
        for (double[][] sequence : data) {
            loss += sequence(sequence, context, 1.0 / count);
        }
        updates++;
        weights.forEach(this::adam);
        return loss;
    }

    private void adam(String name, double[] w) {
        double[] g = gradients.get(name);
        double[] m = moments.get(name)[0];
        double[] v = moments.get(name)[1];
        for (int i = 0; i < w.length; i++) {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
            double first = m[i] / (1 - Math.pow(0.9, updates));
            double second = v[i] / (1 - Math.pow(0.999, updates));
            w[i] -= rate * first / (Math.sqrt(second) + 1e-8);
        }
    }

    /** What a step leaves for the way back. */
    private record Step(
            double[] x, double[] before, double[] r, double[] z, double[] n, double[] recurrent) {}

    private double sequence(double[][] sequence, int context, double share) {
        int steps = sequence.length - 1;
        Step[] tape = new Step[steps];
        double[][] h = new double[steps + 1][hidden];
        double[][] y = new double[steps][];
        double loss = 0;
        for (int t = 0; t < steps; t++) {
            tape[t] = forward(t < context ? sequence[t] : y[t - 1], h[t], h[t + 1]);
            y[t] = product("output.weight", "output.bias", h[t + 1]);
            for (int c = 0; c < channels; c++) {
                loss += share * Math.pow(y[t][c] - sequence[t + 1][c], 2);
            }
        }
        double[] dh = new double[hidden];
        double[] fedBack = new double[channels];
        for (int t = steps - 1; t >= 0; t--) {
            double[] dy = fedBack;
            for (int c = 0; c < channels; c++) {
                dy[c] += 2 * share * (y[t][c] - sequence[t + 1][c]);
            }
            backProduct("output.weight", "output.bias", h[t + 1], dy, dh);
            double[] dx = new double[channels];
            dh = backward(tape[t], dh, dx);
            fedBack = t < context ? new double[channels] : dx;
        }
        return loss;
    }

    private Step forward(double[] x, double[] before, double[] after) {
        double[] fromInput = product("weight_ih_l0", "bias_ih_l0", x);
        double[] fromState = product("weight_hh_l0", "bias_hh_l0", before);
        double[] r = new double[hidden];
        double[] z = new double[hidden];
        double[] n = new double[hidden];
        double[] recurrent = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            r[i] = sigmoid(fromInput[i] + fromState[i]);
            z[i] = sigmoid(fromInput[hidden + i] + fromState[hidden + i]);
            recurrent[i] = fromState[2 * hidden + i];
            n[i] = Math.tanh(fromInput[2 * hidden + i] + r[i] * recurrent[i]);
            after[i] = (1 - z[i]) * n[i] + z[i] * before[i];
        }
        return new Step(x, before, r, z, n, recurrent);
    }

    /** Gradient of the state before; that of the input is added to dx. */
    private double[] backward(Step s, double[] dh, double[] dx) {
        double[] dInput = new double[3 * hidden];
        double[] dState = new double[3 * hidden];
        double[] dBefore = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            double dn = dh[i] * (1 - s.z[i]) * (1 - s.n[i] * s.n[i]);
            double dz = dh[i] * (s.before[i] - s.n[i]) * s.z[i] * (1 - s.z[i]);
            double dr = dn * s.recurrent[i] * s.r[i] * (1 - s.r[i]);
            dInput[i] = dr;
            dState[i] = dr;
            dInput[hidden + i] = dz;
            dState[hidden + i] = dz;
            dInput[2 * hidden + i] = dn;
            dState[2 * hidden + i] = dn * s.r[i];
            dBefore[i] = dh[i] * s.z[i];
        }
        backProduct("weight_ih_l0", "bias_ih_l0", s.x, dInput, dx);
        backProduct("weight_hh_l0", "bias_hh_l0", s.before, dState, dBefore);
        return dBefore;
    }

    private double[] product(String weight, String bias, double[] x) {
        double[] w = weights.get(weight);
        double[] out = weights.get(bias).clone();
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < x.length; j++) {
                out[i] += w[i * x.length + j] * x[j];
            }
        }
        return out;
    }

    private void backProduct(String weight, String bias, double[] x, double[] dOut, double[] dx) {
        double[] w = weights.get(weight);
        double[] dw = gradients.get(weight);
        double[] db = gradients.get(bias);
        for (int i = 0; i < dOut.length; i++) {
            db[i] += dOut[i];
            for (int j = 0; j < x.length; j++) {
                dw[i * x.length + j] += dOut[i] * x[j];
                dx[j] += dOut[i] * w[i * x.length + j];
            }
        }
    }
}
