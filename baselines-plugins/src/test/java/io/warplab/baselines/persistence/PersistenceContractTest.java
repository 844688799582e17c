package io.warplab.baselines.persistence;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;

class PersistenceContractTest extends BaselineContract<PersistenceConfig> {
    @Override
    protected BaselineFactory<PersistenceConfig> factory() {
        return new PersistenceFactory();
    }

    @Override
    protected boolean learns() {
        return false;
    }

    @Override
    protected KnownInputUse knownInputs() {
        return KnownInputUse.IGNORED;
    }
}
