package io.warplab.baselines.transformer;

import static io.warplab.baselines.neural.PlainLayers.add;

import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Attention head by head, pair of steps by pair of steps. */
final class PlainTransformer implements PlainNetwork {
    private final PlainLayers weights;
    private final int width;
    private final int size;
    private final int layers;

    /** Queries, keys and values of every layer and step so far. */
    private final List<List<double[]>> projected = new ArrayList<>();

    PlainTransformer(PlainLayers weights, int width, int heads, int layers) {
        this.weights = weights;
        this.width = width;
        this.layers = layers;
        size = width / heads;
        for (int k = 0; k < layers; k++) {
            projected.add(new ArrayList<>());
        }
    }

    @Override
    public double[] step(double[] input) {
        double[] h = weights.linear("encoder", input);
        for (int k = 0; k < layers; k++) {
            h = add(h, attention("layer" + k + ".attention", projected.get(k), h));
            String name = "layer" + k + ".feed-forward";
            double[] normed = weights.layerNorm(name + ".norm", h);
            h = add(h, weights.perceptron(name, 1, PlainLayers::gelu, normed));
        }
        return weights.linear("output", weights.layerNorm("norm", h));
    }

    private double[] attention(String name, List<double[]> steps, double[] h) {
        double[] normed = weights.layerNorm(name + ".norm", h);
        double[] newest = weights.linear(name + ".projection", normed);
        steps.add(newest);
        int t = steps.size() - 1;
        double[] joined = new double[width];
        for (int at = 0; at < width; at += size) {
            double[] query = turned(newest, at, t);
            double[] share = new double[t + 1];
            for (int s = 0; s <= t; s++) {
                double[] key = turned(steps.get(s), width + at, s);
                double product = 0;
                for (int i = 0; i < size; i++) {
                    product += query[i] * key[i];
                }
                share[s] = Math.exp(product / Math.sqrt(size));
            }
            double total = Arrays.stream(share).sum();
            for (int s = 0; s <= t; s++) {
                for (int i = at; i < at + size; i++) {
                    joined[i] += share[s] / total * steps.get(s)[2 * width + i];
                }
            }
        }
        return weights.linear(name + ".output", joined);
    }

    /** Pairs (i, i + d / 2) turned by t / 10000^(2 i / d). */
    private double[] turned(double[] from, int at, int t) {
        int half = size / 2;
        double[] y = new double[size];
        for (int i = 0; i < half; i++) {
            double angle = t / Math.pow(10000, 2.0 * i / size);
            double a = from[at + i];
            double b = from[at + half + i];
            y[i] = a * Math.cos(angle) - b * Math.sin(angle);
            y[half + i] = b * Math.cos(angle) + a * Math.sin(angle);
        }
        return y;
    }
}
