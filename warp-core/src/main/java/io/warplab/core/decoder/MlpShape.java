package io.warplab.core.decoder;

import io.warplab.api.lanes.Activation;
import java.util.SplittableRandom;

/**
 * Sizes of a multi-layer perceptron whose weights are laid out layer by layer: the layer's weight
 * row-major [out, in], then its bias. The activation stands between layers, none after the last.
 *
 * @param inputs size of its input
 * @param width size of each hidden layer
 * @param hiddenLayers number of hidden layers, 0 for a linear map
 * @param outputs size of its output
 * @param activation between layers
 */
public record MlpShape(
        int inputs, int width, int hiddenLayers, int outputs, Activation activation) {
    public MlpShape {
        if (inputs < 1 || width < 1 || hiddenLayers < 0 || outputs < 1) {
            throw new IllegalArgumentException(
                    "expected positive sizes, got "
                            + inputs
                            + ", "
                            + width
                            + ", "
                            + hiddenLayers
                            + ", "
                            + outputs);
        }
    }

    /** Number of layers, hidden ones and the last. */
    public int layers() {
        return hiddenLayers + 1;
    }

    /** Inputs of a layer, counted from 0. */
    public int layerInputs(int layer) {
        return layer == 0 ? inputs : width;
    }

    /** Outputs of a layer, counted from 0. */
    public int layerOutputs(int layer) {
        return layer == hiddenLayers ? outputs : width;
    }

    /** Number of weights and biases. */
    public int parameterCount() {
        int count = 0;
        for (int l = 0; l < layers(); l++) {
            count += (layerInputs(l) + 1) * layerOutputs(l);
        }
        return count;
    }

    /**
     * Weights with variance 1 / inputs of the layer, biases 0.
     *
     * @param lastLayerScale factor on the last layer's weights
     */
    public double[] initialWeights(long seed, double lastLayerScale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = new double[parameterCount()];
        int at = 0;
        for (int l = 0; l < layers(); l++) {
            int weights = layerInputs(l) * layerOutputs(l);
            double scale = (l == hiddenLayers ? lastLayerScale : 1) / Math.sqrt(layerInputs(l));
            for (int i = 0; i < weights; i++) {
                theta[at + i] = scale * random.nextGaussian();
            }
            at += weights + layerOutputs(l);
        }
        return theta;
    }
}
