package io.warplab.baselines.incontext;

import io.warplab.api.data.Batch;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import java.util.EnumSet;
import java.util.Set;

class LinearInContextContractTest extends BaselineContract<LinearInContextConfig> {
    @Override
    protected BaselineFactory<LinearInContextConfig> factory() {
        return new LinearInContextFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.RECONSTRUCTION);
    }

    @Override
    protected boolean learns() {
        return false;
    }

    @Override
    protected Batch toyBatch(Task.Kind kind, long seed) {
        return Pairs.draw(12, 24, 3, 0.1, seed).batch();
    }
}
