package io.warplab.baselines.neural;

import io.warplab.baselines.Sequences;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layers of {@link Layers} for one vector, written out in doubles. */
public final class PlainLayers {
    private final Map<String, double[]> weights;

    /** Weights by name, row-major; they may change between steps. */
    public PlainLayers(Map<String, double[]> weights) {
        this.weights = weights;
    }

    /** Copies in doubles. */
    public static Map<String, double[]> copies(Map<String, INDArray> weights) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        weights.forEach((name, array) -> copies.put(name, Sequences.values(array).clone()));
        return copies;
    }

    /** The array of that name. */
    public double[] get(String name) {
        return weights.get(name);
    }

    /** W x + b. */
    public double[] linear(String name, double[] x) {
        return affine(name + ".weight", name + ".bias", x);
    }

    /** W x + b by the arrays' own names; without b where there is none. */
    public double[] affine(String weight, String bias, double[] x) {
        double[] w = weights.get(weight);
        double[] b = weights.get(bias);
        double[] out = new double[w.length / x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = b == null ? 0 : b[i];
            for (int j = 0; j < x.length; j++) {
                out[i] += w[i * x.length + j] * x[j];
            }
        }
        return out;
    }

    /** Linear layers {@code <name>.0} to {@code <name>.<hidden>} with a function between them. */
    public double[] perceptron(String name, int hidden, DoubleUnaryOperator between, double[] x) {
        double[] y = linear(name + ".0", x);
        for (int k = 1; k <= hidden; k++) {
            y = linear(name + "." + k, map(y, between));
        }
        return y;
    }

    /** Layer norm. */
    public double[] layerNorm(String name, double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] =
                    (x[i] - mean) / Math.sqrt(variance + 1e-5) * get(name + ".weight")[i]
                            + get(name + ".bias")[i];
        }
        return out;
    }

    /** Root-mean-square norm. */
    public double[] rmsNorm(String name, double[] x) {
        double square = Arrays.stream(x).map(v -> v * v).sum() / x.length;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] / Math.sqrt(square + 1e-5) * get(name + ".weight")[i];
        }
        return out;
    }

    /** max(x, 0). */
    public static double relu(double x) {
        return Math.max(x, 0);
    }

    /** 1 / (1 + exp(-x)). */
    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** x sigmoid(x). */
    public static double silu(double x) {
        return x * sigmoid(x);
    }

    /** log(1 + exp(x)). */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** x times the normal distribution's cumulative. */
    public static double gelu(double x) {
        return x * (1 + Erf.erf(x / Math.sqrt(2))) / 2;
    }

    /** A function of every element. */
    public static double[] map(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).toArray();
    }

    /** Sum of two vectors. */
    public static double[] add(double[] a, double[] b) {
        return add(a, 1, b);
    }

    /** a + factor b. */
    public static double[] add(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }
}
