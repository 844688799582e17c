package io.warplab.baselines.mamba;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code mamba}. */
public final class MambaFactory extends NeuralFactory<MambaConfig> {
    @Override
    public String name() {
        return "mamba";
    }

    @Override
    public Class<MambaConfig> configType() {
        return MambaConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Mamba: a state space whose step, input and output the data select.",
                "Gu and Dao, Mamba: linear-time sequence modeling with selective state spaces, 2023, arXiv 2312.00752");
    }

    @Override
    protected Architecture architecture(MambaConfig config, Sizes sizes) {
        return new Mamba(
                sizes.inputs(),
                config.hidden(),
                config.hidden() * config.expand(),
                config.state(),
                config.convolution(),
                config.layers(),
                sizes.outputs());
    }
}
