package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;

/**
 * Softmax cross-entropy of the last step, a mean over sequences.
 *
 * @param classes number of classes
 */
public record ClassificationHead(int classes) implements Head {
    @Override
    public int outputSize(int targets) {
        return classes;
    }

    @Override
    public double loss(Lanes output, double[] target, double[] weight, Lanes dOutput) {
        double sum = 0;
        for (int n = 0; n < output.lanes(); n++) {
            if (weight[n] != 0) {
                double max = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < classes; k++) {
                    max = Math.max(max, output.get(k, n));
                }
                double z = 0;
                for (int k = 0; k < classes; k++) {
                    z += Math.exp(output.get(k, n) - max);
                }
                int label = (int) target[n];
                sum += weight[n] * (Math.log(z) + max - output.get(label, n));
                if (dOutput != null) {
                    for (int k = 0; k < classes; k++) {
                        double p = Math.exp(output.get(k, n) - max) / z;
                        dOutput.set(
                                k, n, dOutput.get(k, n) + weight[n] * (p - (k == label ? 1 : 0)));
                    }
                }
            }
        }
        return sum;
    }

    @Override
    public void mean(Lanes output, Lanes mean) {
        throw new IllegalStateException("class scores are not fed back");
    }

    @Override
    public void meanBackward(Lanes output, Lanes dMean, Lanes dOutput) {
        throw new IllegalStateException("class scores are not fed back");
    }
}
