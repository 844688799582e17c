package io.warplab.baselines.tcn;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.testkit.BaselineContract;

class TcnContractTest extends BaselineContract<TcnConfig> {
    @Override
    protected BaselineFactory<TcnConfig> factory() {
        return new TcnFactory();
    }

    @Override
    protected TcnConfig config() {
        return new TcnConfig(8, 2, 3, false, HeadKind.POINT, 1e-4);
    }
}
