package io.warplab.physics.ecology;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.testkit.DynamicalSystemContract;

class LotkaVolterraContractTest extends DynamicalSystemContract {
    @Override
    protected DynamicalSystem system() {
        return new LotkaVolterra();
    }
}
