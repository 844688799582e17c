package io.warplab.baselines.mamba;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.testkit.BaselineContract;

class MambaContractTest extends BaselineContract<MambaConfig> {
    @Override
    protected BaselineFactory<MambaConfig> factory() {
        return new MambaFactory();
    }

    @Override
    protected MambaConfig config() {
        return new MambaConfig(
                12, 2, 4, 3, 1, true, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
