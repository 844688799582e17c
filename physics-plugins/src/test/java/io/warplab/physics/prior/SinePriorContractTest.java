package io.warplab.physics.prior;

import io.warplab.api.physics.PriorFactory;
import io.warplab.testkit.PriorContract;

class SinePriorContractTest extends PriorContract<SinePriorConfig> {
    @Override
    protected PriorFactory<SinePriorConfig> factory() {
        return new SinePriorFactory();
    }
}
