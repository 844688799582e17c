package io.warplab.baselines.gated;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;

class GruNetworkTest extends NetworkTest<GatedConfig> {
    @Override
    protected BaselineFactory<GatedConfig> factory() {
        return GatedFactory.gru();
    }

    @Override
    protected GatedConfig config(NeuralConfig.HeadKind head) {
        return new GatedConfig(6, 2, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        return new PlainGated(weights, false, 2, 6);
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        return 18L * inputs + 18 * 6 + 36 + (18 * 6 * 2 + 36) + 7L * outputs;
    }
}
