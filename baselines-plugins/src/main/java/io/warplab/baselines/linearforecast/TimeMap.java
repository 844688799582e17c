package io.warplab.baselines.linearforecast;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import io.warplab.baselines.neural.ParameterList;
import io.warplab.baselines.neural.TorchWeights;

/**
 * Sizes of an affine map from the steps of a context to those of a horizon: {@code <name>.weight}
 * [horizon, context] and {@code <name>.bias} [horizon], or with a leading axis of channels where
 * each has its own.
 *
 * @param channels D
 * @param context L, steps seen
 * @param horizon H, steps told
 * @param individual whether every channel has its own map
 */
record TimeMap(int channels, int context, int horizon, boolean individual) {
    void declare(ParameterList parameters, String name) {
        if (individual) {
            double bound = 1 / Math.sqrt(context);
            parameters
                    .uniform(name + ".weight", bound, channels, horizon, context)
                    .uniform(name + ".bias", bound, channels, horizon);
        } else {
            parameters.linear(name, context, horizon);
        }
    }

    /**
     * @param x [N, D, L]
     * @return [N, D, H]
     */
    NDArray apply(TorchWeights weights, String name, NDArray x) {
        NDArray weight = weights.get(name + ".weight");
        NDArray bias = weights.get(name + ".bias");
        if (!individual) {
            return Linear.linear(x, weight, bias).get(0);
        }
        return weight.matMul(x.transpose(1, 2, 0)).add(bias.expandDims(2)).transpose(2, 0, 1);
    }

    /** Operations of a forecast. */
    double flops() {
        return 2.0 * channels * context * horizon;
    }
}
