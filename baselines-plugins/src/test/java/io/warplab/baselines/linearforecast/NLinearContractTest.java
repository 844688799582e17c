package io.warplab.baselines.linearforecast;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;
import java.util.EnumSet;
import java.util.Set;

class NLinearContractTest extends BaselineContract<NLinearConfig> {
    @Override
    protected BaselineFactory<NLinearConfig> factory() {
        return new NLinearFactory();
    }

    @Override
    protected NLinearConfig config() {
        return new NLinearConfig(false);
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
