package io.warplab.baselines.mlp;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code mlp}. */
public final class MlpFactory extends NeuralFactory<MlpConfig> {
    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public Class<MlpConfig> configType() {
        return MlpConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Feed-forward network on a window of lags, fed back step by step in a forecast, on PyTorch through DJL.",
                "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, Nature 323 (1986)");
    }

    @Override
    protected Architecture architecture(MlpConfig config, Sizes sizes) {
        return new MlpArchitecture(
                sizes.inputs(),
                config.lags() == 0 ? sizes.steps() : config.lags(),
                config.hidden(),
                config.layers(),
                sizes.outputs());
    }
}
