package io.warplab.baselines.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * Means, then raw standard deviations; negative log likelihood of a normal distribution without its
 * constant: log sd + ((x - mean) / sd)^2 / 2 with sd = max(softplus(raw), floor). The mean is fed
 * back.
 *
 * @param width D_y
 * @param floor smallest standard deviation, scaled units
 */
record GaussianHead(int width, double floor) implements Head {
    @Override
    public int outputs() {
        return 2 * width;
    }

    @Override
    public NDArray loss(NDArray output, NDArray target, NDArray weight) {
        NDList halves = output.split(new long[] {width}, 2);
        NDArray sd = Scalars.atLeast(halves.get(1).getNDArrayInternal().softPlus(), floor);
        NDArray z = halves.get(0).sub(target).div(sd);
        return sd.log().add(Scalars.times(z.square(), 0.5)).mul(weight).sum();
    }

    @Override
    public double sd(float[] outputs, int row, int channel) {
        double raw = outputs[row * outputs() + width + channel];
        double softplus = Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw)));
        return Math.max(softplus, floor);
    }
}
