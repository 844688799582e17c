package io.warplab.physics.mechanics;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.testkit.DynamicalSystemContract;

class MassSpringDamperContractTest extends DynamicalSystemContract {
    @Override
    protected DynamicalSystem system() {
        return new MassSpringDamper();
    }
}
