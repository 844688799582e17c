package io.warplab.baselines.minirocket;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class MiniRocketContractTest extends BaselineContract<MiniRocketConfig> {
    @Override
    protected BaselineFactory<MiniRocketConfig> factory() {
        return new MiniRocketFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.CLASSIFICATION);
    }

    @Override
    protected MiniRocketConfig config() {
        return new MiniRocketConfig(500, 4, List.of(0.1, 1.0, 10.0));
    }
}
