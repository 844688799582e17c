package io.warplab.baselines.echostate;

import io.warplab.baselines.sequence.FittedArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * r' = (1 - leak) r + leak tanh(W r + V u + b), with a sparse W [N, N] of as many entries in every
 * row, scaled to a spectral radius.
 */
final class Reservoir {
    private static final String SOURCES = "reservoir.sources";
    private static final String WEIGHTS = "reservoir.weights";
    private static final String INPUT = "reservoir.input";
    private static final String BIAS = "reservoir.bias";
    private static final int SETTLING = 200;
    private static final int MEASURED = 1000;

    private final int units;
    private final int connections;
    private final int channels;
    private final double leak;
    private final int[] sources;
    private final double[] weights;
    private final double[] input;
    private final double[] bias;

    private Reservoir(
            int channels,
            double leak,
            int[] sources,
            double[] weights,
            double[] input,
            double[] bias) {
        units = bias.length;
        connections = sources.length / units;
        this.channels = channels;
        this.leak = leak;
        this.sources = sources;
        this.weights = weights;
        this.input = input;
        this.bias = bias;
    }

    /** Draws a reservoir; the same seed gives the same one. */
    static Reservoir draw(EchoStateConfig config, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = config.units();
        int k = Math.min(config.connections(), n);
        int[] sources = new int[n * k];
        double[] weights = new double[n * k];
        int[] order = IntStream.range(0, n).toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                int other = j + random.nextInt(n - j);
                int chosen = order[other];
                order[other] = order[j];
                order[j] = chosen;
                sources[i * k + j] = chosen;
                weights[i * k + j] = 2 * random.nextDouble() - 1;
            }
        }
        double[] input = uniform(random, n * channels, config.inputScale());
        double[] bias = uniform(random, n, config.inputScale());
        Reservoir drawn = new Reservoir(channels, config.leak(), sources, weights, input, bias);
        double radius = drawn.spectralRadius();
        // All eigenvalues 0: there is no loop to scale.
        if (radius > 0) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= config.spectralRadius() / radius;
            }
        }
        return drawn;
    }

    private static double[] uniform(SplittableRandom random, int size, double scale) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = scale * (2 * random.nextDouble() - 1);
        }
        return values;
    }

    /**
     * Largest absolute eigenvalue of W by Gelfand's formula: the mean growth of |W^k v| over many
     * k, which also holds where the largest eigenvalues are a complex pair and the power method
     * does not settle.
     */
    double spectralRadius() {
        double[] v = new double[units];
        double[] next = new double[units];
        Arrays.setAll(v, i -> 1 + 0.5 * Math.sin(i + 1));
        double growth = 0;
        for (int k = 0; k < SETTLING + MEASURED; k++) {
            double square = 0;
            for (int i = 0; i < units; i++) {
                next[i] = recurrent(v, i);
                square += next[i] * next[i];
            }
            double norm = Math.sqrt(square);
            if (norm == 0) {
                return 0;
            }
            for (int i = 0; i < units; i++) {
                v[i] = next[i] / norm;
            }
            growth += k < SETTLING ? 0 : Math.log(norm);
        }
        return Math.exp(growth / MEASURED);
    }

    private double recurrent(double[] state, int unit) {
        double sum = 0;
        for (int j = unit * connections; j < (unit + 1) * connections; j++) {
            sum += weights[j] * state[sources[j]];
        }
        return sum;
    }

    /**
     * One step.
     *
     * @param state [N]
     * @param u [D]
     * @param into [N], another array than state
     */
    void step(double[] state, double[] u, double[] into) {
        for (int i = 0; i < units; i++) {
            double sum = bias[i] + recurrent(state, i);
            for (int c = 0; c < channels; c++) {
                sum += input[i * channels + c] * u[c];
            }
            into[i] = (1 - leak) * state[i] + leak * Math.tanh(sum);
        }
    }

    /** W, dense. */
    double[][] matrix() {
        double[][] dense = new double[units][units];
        for (int i = 0; i < units; i++) {
            for (int j = i * connections; j < (i + 1) * connections; j++) {
                dense[i][sources[j]] = weights[j];
            }
        }
        return dense;
    }

    static Map<String, long[]> shapes(EchoStateConfig config, int channels) {
        int n = config.units();
        int k = Math.min(config.connections(), n);
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(SOURCES, new long[] {n, k});
        shapes.put(WEIGHTS, new long[] {n, k});
        shapes.put(INPUT, new long[] {n, channels});
        shapes.put(BIAS, new long[] {n});
        return shapes;
    }

    Map<String, FittedArray> fitted() {
        double[] from = Arrays.stream(sources).asDoubleStream().toArray();
        Map<String, FittedArray> arrays = new LinkedHashMap<>();
        arrays.put(SOURCES, FittedArray.of(from, units, connections));
        arrays.put(WEIGHTS, FittedArray.of(weights, units, connections));
        arrays.put(INPUT, FittedArray.of(input, units, channels));
        arrays.put(BIAS, FittedArray.of(bias, units));
        return arrays;
    }

    static Reservoir read(EchoStateConfig config, int channels, Map<String, FittedArray> arrays) {
        return new Reservoir(
                channels,
                config.leak(),
                arrays.get(SOURCES).integers(),
                arrays.get(WEIGHTS).values(),
                arrays.get(INPUT).values(),
                arrays.get(BIAS).values());
    }
}
