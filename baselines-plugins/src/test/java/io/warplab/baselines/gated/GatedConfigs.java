package io.warplab.baselines.gated;

import io.warplab.baselines.neural.NeuralConfig;

/** Settings with point predictions. */
final class GatedConfigs {
    private GatedConfigs() {}

    static GatedConfig of(int hidden, int layers, boolean timeFeature) {
        return new GatedConfig(
                hidden, layers, timeFeature, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
