package io.warplab.baselines.transformer;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.testkit.BaselineContract;

class TransformerContractTest extends BaselineContract<TransformerConfig> {
    @Override
    protected BaselineFactory<TransformerConfig> factory() {
        return new TransformerFactory();
    }

    @Override
    protected TransformerConfig config() {
        return new TransformerConfig(8, 2, 1, 16, true, HeadKind.POINT, 1e-4);
    }
}
