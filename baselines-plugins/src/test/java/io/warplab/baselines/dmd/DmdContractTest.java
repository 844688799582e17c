package io.warplab.baselines.dmd;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import java.util.EnumSet;
import java.util.Set;

class DmdContractTest extends BaselineContract<DmdConfig> {
    @Override
    protected BaselineFactory<DmdConfig> factory() {
        return new DmdFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST);
    }
}
