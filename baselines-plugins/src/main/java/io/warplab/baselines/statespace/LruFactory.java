package io.warplab.baselines.statespace;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code lru}. */
public final class LruFactory extends NeuralFactory<LruConfig> {
    @Override
    public String name() {
        return "lru";
    }

    @Override
    public Class<LruConfig> configType() {
        return LruConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Linear recurrent unit: complex diagonal recurrence, parallel over time, in residual gated layers.",
                "Orvieto et al., Resurrecting recurrent neural networks for long sequences, ICML 2023, arXiv"
                        + " 2303.06349");
    }

    @Override
    protected Architecture architecture(LruConfig config, Sizes sizes) {
        return new Lru(
                sizes.inputs(),
                config.hidden(),
                config.state(),
                config.layers(),
                sizes.outputs(),
                new Ring(config.leastModulus(), config.mostModulus(), config.mostPhase()));
    }
}
