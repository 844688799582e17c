package io.warplab.baselines.persistence;

import io.warplab.api.model.BaselineFactory;
import io.warplab.testkit.BaselineContract;

class PersistenceContractTest extends BaselineContract<PersistenceConfig> {
    @Override
    protected BaselineFactory<PersistenceConfig> factory() {
        return new PersistenceFactory();
    }

    @Override
    protected boolean learns() {
        return false;
    }
}
