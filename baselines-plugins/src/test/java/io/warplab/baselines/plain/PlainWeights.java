package io.warplab.baselines.plain;

import io.warplab.api.model.ModelState;
import io.warplab.baselines.Sequences;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** A model's weights as doubles, and the maps that most networks are made of. */
public final class PlainWeights {
    private final Map<String, double[]> values = new LinkedHashMap<>();

    /** Weights of a state. */
    public PlainWeights(ModelState state) {
        state.weights().forEach((name, array) -> values.put(name, Sequences.values(array)));
    }

    /** The array of that name, row-major. */
    public double[] get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(name + " is not among " + values.keySet());
        }
        return values.get(name);
    }

    /** W x + b with {@code <name>.weight} and {@code <name>.bias}. */
    public double[] affine(String name, double[] x) {
        double[] w = get(name + ".weight");
        double[] y = get(name + ".bias").clone();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += w[i * x.length + j] * x[j];
            }
        }
        return y;
    }

    /** Affine maps {@code <name>.0} to {@code <name>.<hidden>}, a nonlinearity between them. */
    public double[] perceptron(String name, int hidden, DoubleUnaryOperator f, double[] x) {
        double[] y = affine(name + ".0", x);
        for (int k = 1; k <= hidden; k++) {
            y = affine(name + "." + k, map(f, y));
        }
        return y;
    }

    /** Layer normalisation, epsilon 1e-5. */
    public double[] layerNorm(String name, double[] x) {
        double[] scale = get(name + ".weight");
        double[] shift = get(name + ".bias");
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double variance = 0;
        for (double v : x) {
            variance += (v - mean) * (v - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + shift[i];
        }
        return y;
    }

    /** f of each. */
    public static double[] map(DoubleUnaryOperator f, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(x[i]);
        }
        return y;
    }

    /** a + factor b. */
    public static double[] sum(double[] a, double factor, double[] b) {
        double[] y = a.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * b[i];
        }
        return y;
    }

    /** max(x, 0). */
    public static double relu(double x) {
        return Math.max(x, 0);
    }
}
