package io.warplab.baselines.sindy;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class SindyContractTest extends BaselineContract<SindyConfig> {
    @Override
    protected BaselineFactory<SindyConfig> factory() {
        return new SindyFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST);
    }

    /** The toy's clock is no better than its 24 sequences: a linear law is what they can tell. */
    @Override
    protected SindyConfig config() {
        return new SindyConfig(1, 0, List.of(0.05, 0.2), Derivative.WEAK, 9, 4);
    }
}
