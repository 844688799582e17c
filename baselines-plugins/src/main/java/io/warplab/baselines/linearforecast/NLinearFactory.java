package io.warplab.baselines.linearforecast;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code nlinear}. */
public final class NLinearFactory extends NeuralFactory<NLinearConfig> {
    @Override
    public String name() {
        return "nlinear";
    }

    @Override
    public Class<NLinearConfig> configType() {
        return NLinearConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Linear forecast of the distances from the last value, the whole horizon at once, on PyTorch through DJL.",
                "Zeng et al., Are transformers effective for time series forecasting?, arXiv 2205.13504");
    }

    @Override
    protected Architecture architecture(NLinearConfig config, Sizes sizes) {
        return new NLinearArchitecture(LinearForecaster.map(name(), sizes, config.individual()));
    }
}
