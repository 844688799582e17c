package io.warplab.baselines.gru;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;

class GruContractTest extends BaselineContract<GruConfig> {
    @Override
    protected BaselineFactory<GruConfig> factory() {
        return new GruFactory();
    }

    @Override
    protected GruConfig config() {
        return GruConfigs.of(12, 1, true);
    }
}
