package io.warplab.baselines.neuralcde;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.neuralcde.NeuralCdeConfig.Control;
import io.warplab.baselines.ode.Solver;
import io.warplab.testkit.BaselineContract;

class NeuralCdeContractTest extends BaselineContract<NeuralCdeConfig> {
    @Override
    protected BaselineFactory<NeuralCdeConfig> factory() {
        return new NeuralCdeFactory();
    }

    @Override
    protected NeuralCdeConfig config() {
        return new NeuralCdeConfig(
                12, 16, 1, Control.LINEAR, Solver.EULER, 1, HeadKind.POINT, 1e-4);
    }
}
