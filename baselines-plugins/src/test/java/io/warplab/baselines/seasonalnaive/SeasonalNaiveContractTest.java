package io.warplab.baselines.seasonalnaive;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;
import java.util.EnumSet;
import java.util.Set;

class SeasonalNaiveContractTest extends BaselineContract<SeasonalNaiveConfig> {
    @Override
    protected BaselineFactory<SeasonalNaiveConfig> factory() {
        return new SeasonalNaiveFactory();
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST);
    }

    /** The toy's season is longer than its context. */
    @Override
    protected boolean learns() {
        return false;
    }

    @Override
    protected KnownInputUse knownInputs() {
        return KnownInputUse.IGNORED;
    }
}
