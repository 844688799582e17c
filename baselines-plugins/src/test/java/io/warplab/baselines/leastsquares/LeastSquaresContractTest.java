package io.warplab.baselines.leastsquares;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.api.physics.SystemLookup;
import io.warplab.baselines.TestSystems;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

class LeastSquaresContractTest extends BaselineContract<LeastSquaresConfig> {
    @Override
    protected BaselineFactory<LeastSquaresConfig> factory() {
        return new LeastSquaresFactory();
    }

    @Override
    protected LeastSquaresConfig config() {
        return new LeastSquaresConfig("rotation", "", Map.of(), 200, 1, 20, 2);
    }

    @Override
    protected Set<Task.Kind> kinds() {
        return EnumSet.of(Task.Kind.FORECAST);
    }

    @Override
    protected SystemLookup systems() {
        return name -> TestSystems.ROTATION;
    }

    /** What it identifies it identifies in context. */
    @Override
    protected boolean learns() {
        return false;
    }

    /** A rotation has no inputs. */
    @Override
    protected KnownInputUse knownInputs() {
        return KnownInputUse.REFUSED;
    }
}
