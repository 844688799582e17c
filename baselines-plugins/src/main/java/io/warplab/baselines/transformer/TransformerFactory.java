package io.warplab.baselines.transformer;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code transformer}. */
public final class TransformerFactory extends NeuralFactory<TransformerConfig> {
    @Override
    public String name() {
        return "transformer";
    }

    @Override
    public Class<TransformerConfig> configType() {
        return TransformerConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Causal transformer with rotary positions and a key-value cache, on PyTorch through DJL.",
                "Vaswani et al., Attention is all you need, arXiv 1706.03762; positions: Su et al., RoFormer,"
                        + " arXiv 2104.09864");
    }

    @Override
    protected Architecture architecture(TransformerConfig config, Sizes sizes) {
        return new TransformerArchitecture(
                sizes.inputs(),
                config.width(),
                config.heads(),
                config.layers(),
                config.feedForward(),
                sizes.outputs(),
                sizes.steps());
    }
}
