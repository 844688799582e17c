package io.warplab.baselines.gru;

import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.spi.ComponentInfo;

/**
 * Makes {@code gru}. Refers to no class of the engine itself, so that listing plug-ins stays fast.
 */
public final class GruFactory implements BaselineFactory<GruConfig> {
    @Override
    public String name() {
        return "gru";
    }

    @Override
    public Class<GruConfig> configType() {
        return GruConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Gated recurrent unit with a linear read-out, on PyTorch through DJL.",
                "Cho et al., Learning phrase representations using RNN encoder-decoder, arXiv 1406.1078");
    }

    @Override
    public TrainableModel create(GruConfig config, ModelContext context) {
        return new GruModel(config, context);
    }
}
