package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;

/**
 * Negative log likelihood of a normal distribution without its constant: mean over steps and
 * channels of log sd + ((x - mean) / sd)^2 / 2, with sd = max(softplus(raw), floor). The decoder
 * gives [means; raw].
 *
 * @param floor smallest standard deviation, in scaled units
 */
public record GaussianHead(double floor) implements Head {
    @Override
    public int outputSize(int targets) {
        return 2 * targets;
    }

    @Override
    public double loss(Lanes output, double[] target, double[] weight, Lanes dOutput) {
        int lanes = output.lanes();
        int channels = output.rows() / 2;
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int n = 0; n < lanes; n++) {
                if (weight[n] != 0) {
                    double w = weight[n] / channels;
                    double sd = sd(output, c, n);
                    double z = (output.get(c, n) - target[c * lanes + n]) / sd;
                    sum += w * (Math.log(sd) + z * z / 2);
                    if (dOutput != null) {
                        dOutput.set(c, n, dOutput.get(c, n) + w * z / sd);
                        if (sd > floor) {
                            double raw = output.get(channels + c, n);
                            double slope = 1 / (1 + Math.exp(-raw));
                            dOutput.set(
                                    channels + c,
                                    n,
                                    dOutput.get(channels + c, n) + w * (1 - z * z) / sd * slope);
                        }
                    }
                }
            }
        }
        return sum;
    }

    @Override
    public void mean(Lanes output, Lanes mean) {
        mean.copyRows(0, output, 0, mean.rows());
    }

    @Override
    public void meanBackward(Lanes output, Lanes dMean, Lanes dOutput) {
        dOutput.addScaledRows(0, 1, dMean, 0, dMean.rows());
    }

    @Override
    public double sd(Lanes output, int channel, int lane) {
        double raw = output.get(output.rows() / 2 + channel, lane);
        double softplus = Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw)));
        return Math.max(softplus, floor);
    }
}
