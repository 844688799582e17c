package io.warplab.baselines.echostate;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;
import java.util.List;

class EchoStateContractTest extends BaselineContract<EchoStateConfig> {
    @Override
    protected BaselineFactory<EchoStateConfig> factory() {
        return new EchoStateFactory();
    }

    @Override
    protected EchoStateConfig config() {
        return new EchoStateConfig(40, 5, 0.9, 0.8, 0.5, 5, List.of(1e-4, 1e-2));
    }
}
