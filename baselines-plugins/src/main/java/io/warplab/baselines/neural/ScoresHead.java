package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/**
 * The outputs are class scores (logits); softmax cross-entropy against one-hot targets.
 *
 * @param width number of classes
 */
record ScoresHead(int width) implements Head {
    @Override
    public int outputs() {
        return width;
    }

    @Override
    public NDArray loss(NDArray output, NDArray target, NDArray weight) {
        return output.logSoftmax(2).mul(target).mul(weight).sum().neg();
    }

    @Override
    public double sd(float[] outputs, int row, int channel) {
        return Double.NaN;
    }
}
