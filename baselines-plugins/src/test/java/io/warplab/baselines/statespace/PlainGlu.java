package io.warplab.baselines.statespace;

import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.List;

/** The residual layers around LRU and S4D, in doubles. */
final class PlainGlu implements PlainNetwork {
    private final PlainLayers weights;
    private final List<? extends PlainNetwork> mixers;

    PlainGlu(PlainLayers weights, List<? extends PlainNetwork> mixers) {
        this.weights = weights;
        this.mixers = mixers;
    }

    @Override
    public double[] step(double[] input) {
        double[] h = weights.linear("encoder", input);
        for (int k = 0; k < mixers.size(); k++) {
            String name = "layer" + k;
            double[] mixed = mixers.get(k).step(weights.layerNorm(name + ".norm", h));
            double[] ab = weights.linear(name + ".glu", PlainLayers.map(mixed, PlainLayers::gelu));
            for (int i = 0; i < h.length; i++) {
                h[i] += ab[i] * PlainLayers.sigmoid(ab[h.length + i]);
            }
        }
        return weights.linear("output", weights.layerNorm("norm", h));
    }
}
