package io.warplab.baselines.gru;

import io.warplab.baselines.neural.NeuralConfig;

/** Settings with point predictions. */
final class GruConfigs {
    private GruConfigs() {}

    static GruConfig of(int hidden, int layers, boolean timeFeature) {
        return new GruConfig(
                hidden, layers, timeFeature, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
