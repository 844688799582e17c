package io.warplab.baselines.gru;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code gru}. */
public final class GruFactory extends NeuralFactory<GruConfig> {
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
    protected Architecture architecture(GruConfig config, Sizes sizes) {
        return new Gru(sizes.inputs(), config.hidden(), config.layers(), sizes.outputs());
    }
}
