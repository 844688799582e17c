package io.warplab.baselines.neuralcde;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code neural-cde}. */
public final class NeuralCdeFactory extends NeuralFactory<NeuralCdeConfig> {
    @Override
    public String name() {
        return "neural-cde";
    }

    @Override
    public Class<NeuralCdeConfig> configType() {
        return NeuralCdeConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Neural controlled differential equation, driven on by its own predictions in a forecast, on PyTorch"
                        + " through DJL.",
                "Kidger et al., Neural controlled differential equations for irregular time series, arXiv 2005.08926");
    }

    @Override
    protected Architecture architecture(NeuralCdeConfig config, Sizes sizes) {
        return new NeuralCdeArchitecture(config, sizes.inputs(), sizes.outputs());
    }
}
