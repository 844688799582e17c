package io.warplab.baselines.statespace;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code s4d}. */
public final class S4dFactory extends NeuralFactory<S4dConfig> {
    @Override
    public String name() {
        return "s4d";
    }

    @Override
    public Class<S4dConfig> configType() {
        return S4dConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Diagonal structured state space (S4D-Lin): a convolution where inputs are known, a recurrence in a"
                        + " roll-out.",
                "Gu et al., On the parameterization and initialization of diagonal state space models, NeurIPS 2022,"
                        + " arXiv 2206.11893");
    }

    @Override
    protected Architecture architecture(S4dConfig config, Sizes sizes) {
        return new S4d(
                sizes.inputs(),
                config.hidden(),
                config.state() / 2,
                config.layers(),
                sizes.outputs(),
                config.leastStep(),
                config.mostStep());
    }
}
