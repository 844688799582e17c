package io.warplab.baselines.linearforecast;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;
import java.util.EnumSet;
import java.util.Set;

class DLinearContractTest extends BaselineContract<DLinearConfig> {
    @Override
    protected BaselineFactory<DLinearConfig> factory() {
        return new DLinearFactory();
    }

    @Override
    protected DLinearConfig config() {
        return new DLinearConfig(5, false);
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST);
    }

    @Override
    protected KnownInputUse knownInputs() {
        return KnownInputUse.IGNORED;
    }
}
