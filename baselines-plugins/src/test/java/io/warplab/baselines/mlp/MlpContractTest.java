package io.warplab.baselines.mlp;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.testkit.BaselineContract;

class MlpContractTest extends BaselineContract<MlpConfig> {
    @Override
    protected BaselineFactory<MlpConfig> factory() {
        return new MlpFactory();
    }

    @Override
    protected MlpConfig config() {
        return new MlpConfig(6, 16, 2, true, HeadKind.POINT, 1e-4);
    }
}
