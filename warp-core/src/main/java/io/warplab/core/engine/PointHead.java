package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;

/**
 * Squared error, a mean over steps and channels.
 *
 * @param factor on the squared error: 1 in forecasts, 1/2 in reconstruction, as in the golden cases
 */
public record PointHead(double factor) implements Head {
    @Override
    public int outputSize(int targets) {
        return targets;
    }

    @Override
    public double loss(Lanes output, double[] target, double[] weight, Lanes dOutput) {
        int lanes = output.lanes();
        double share = factor / output.rows();
        double sum = 0;
        for (int c = 0; c < output.rows(); c++) {
            for (int n = 0; n < lanes; n++) {
                if (weight[n] != 0) {
                    double e = output.get(c, n) - target[c * lanes + n];
                    sum += weight[n] * share * e * e;
                    if (dOutput != null) {
                        dOutput.set(c, n, dOutput.get(c, n) + 2 * weight[n] * share * e);
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
}
