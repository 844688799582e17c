package io.warplab.baselines.gated;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;

class GruContractTest extends BaselineContract<GatedConfig> {
    @Override
    protected BaselineFactory<GatedConfig> factory() {
        return GatedFactory.gru();
    }

    @Override
    protected GatedConfig config() {
        return GatedConfigs.of(12, 1, true);
    }
}
