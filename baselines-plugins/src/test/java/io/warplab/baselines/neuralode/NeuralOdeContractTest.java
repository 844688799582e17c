package io.warplab.baselines.neuralode;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.ode.Solver;
import io.warplab.testkit.BaselineContract;
import io.warplab.testkit.KnownInputUse;

class NeuralOdeContractTest extends BaselineContract<NeuralOdeConfig> {
    @Override
    protected BaselineFactory<NeuralOdeConfig> factory() {
        return new NeuralOdeFactory();
    }

    @Override
    protected NeuralOdeConfig config() {
        return new NeuralOdeConfig(6, 12, 16, 1, Solver.MIDPOINT, 1, 10, HeadKind.POINT, 1e-4);
    }

    @Override
    protected KnownInputUse knownInputs() {
        return KnownInputUse.REFUSED;
    }
}
