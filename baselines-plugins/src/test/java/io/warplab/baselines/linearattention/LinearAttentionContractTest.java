package io.warplab.baselines.linearattention;

import io.warplab.api.model.BaselineFactory;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.testkit.BaselineContract;

class LinearAttentionContractTest extends BaselineContract<LinearAttentionConfig> {
    @Override
    protected BaselineFactory<LinearAttentionConfig> factory() {
        return new LinearAttentionFactory();
    }

    @Override
    protected LinearAttentionConfig config() {
        return new LinearAttentionConfig(
                12, 2, 6, 3, 16, 1, true, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
    }
}
