package io.warplab.baselines.ridge;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;

class RidgeContractTest extends BaselineContract<RidgeConfig> {
    @Override
    protected BaselineFactory<RidgeConfig> factory() {
        return new RidgeFactory();
    }

    @Override
    protected RidgeConfig config() {
        return new RidgeConfig(4, java.util.List.of(1e-6));
    }
}
