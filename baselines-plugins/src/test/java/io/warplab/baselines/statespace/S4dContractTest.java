package io.warplab.baselines.statespace;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.testkit.BaselineContract;

class S4dContractTest extends BaselineContract<S4dConfig> {
    @Override
    protected BaselineFactory<S4dConfig> factory() {
        return new S4dFactory();
    }

    @Override
    protected S4dConfig config() {
        return new S4dConfig(
                12, 8, 1, 1e-2, 0.5, true, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
