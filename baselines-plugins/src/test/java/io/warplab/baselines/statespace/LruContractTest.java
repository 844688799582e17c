package io.warplab.baselines.statespace;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.testkit.BaselineContract;

class LruContractTest extends BaselineContract<LruConfig> {
    @Override
    protected BaselineFactory<LruConfig> factory() {
        return new LruFactory();
    }

    @Override
    protected LruConfig config() {
        return new LruConfig(
                12, 12, 1, 0.4, 0.99, 6.28, true, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
