package io.warplab.baselines.linearforecast;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code dlinear}. */
public final class DLinearFactory extends NeuralFactory<DLinearConfig> {
    @Override
    public String name() {
        return "dlinear";
    }

    @Override
    public Class<DLinearConfig> configType() {
        return DLinearConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Linear forecast of trend and rest, the whole horizon at once, on PyTorch through DJL.",
                "Zeng et al., Are transformers effective for time series forecasting?, arXiv 2205.13504");
    }

    @Override
    protected Architecture architecture(DLinearConfig config, Sizes sizes) {
        return new DLinearArchitecture(
                LinearForecaster.map(name(), sizes, config.individual()), config.movingAverage());
    }
}
