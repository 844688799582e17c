package io.warplab.baselines.nvar;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import java.util.EnumSet;
import java.util.Set;

class NextGenerationReservoirContractTest extends BaselineContract<NextGenerationReservoirConfig> {
    @Override
    protected BaselineFactory<NextGenerationReservoirConfig> factory() {
        return new NextGenerationReservoirFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST, Task.Kind.RECONSTRUCTION);
    }
}
