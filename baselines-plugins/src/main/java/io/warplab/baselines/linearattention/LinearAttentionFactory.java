package io.warplab.baselines.linearattention;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code linear-attention}. */
public final class LinearAttentionFactory extends NeuralFactory<LinearAttentionConfig> {
    @Override
    public String name() {
        return "linear-attention";
    }

    @Override
    public Class<LinearAttentionConfig> configType() {
        return LinearAttentionConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Linear attention as an online learner: the delta rule with Longhorn's closed-form step size, an exact"
                        + " solution where Longhorn keeps the diagonal.",
                "Liu et al., Longhorn: state space models are amortized online learners, 2024, arXiv 2407.14207; Yang"
                        + " et al., Parallelizing linear Transformers with the delta rule over sequence length, NeurIPS"
                        + " 2024, arXiv 2406.06484");
    }

    @Override
    protected Architecture architecture(LinearAttentionConfig config, Sizes sizes) {
        return new LinearAttention(
                sizes.inputs(),
                config.hidden(),
                config.heads(),
                config.headSize(),
                config.convolution(),
                config.feedForward(),
                config.layers(),
                sizes.outputs());
    }
}
