package io.warplab.baselines.tcn;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code tcn}. */
public final class TcnFactory extends NeuralFactory<TcnConfig> {
    @Override
    public String name() {
        return "tcn";
    }

    @Override
    public Class<TcnConfig> configType() {
        return TcnConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Temporal convolutional network: residual blocks of dilated causal convolutions, on PyTorch through DJL.",
                "Bai, Kolter and Koltun, An empirical evaluation of generic convolutional and recurrent networks for"
                        + " sequence modeling, arXiv 1803.01271");
    }

    @Override
    protected Architecture architecture(TcnConfig config, Sizes sizes) {
        return new TcnArchitecture(
                sizes.inputs(),
                config.channels(),
                config.levels(),
                config.kernel(),
                sizes.outputs());
    }
}
