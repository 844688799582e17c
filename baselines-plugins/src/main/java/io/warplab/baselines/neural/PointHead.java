package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;

/**
 * The outputs are the values; squared error.
 *
 * @param width D_y
 */
record PointHead(int width) implements Head {
    @Override
    public int outputs() {
        return width;
    }

    @Override
    public NDArray loss(NDArray output, NDArray target, NDArray weight) {
        return output.sub(target).square().mul(weight).sum();
    }

    @Override
    public double sd(float[] outputs, int row, int channel) {
        return Double.NaN;
    }
}
