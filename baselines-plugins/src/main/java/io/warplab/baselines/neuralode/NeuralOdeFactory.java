package io.warplab.baselines.neuralode;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code neural-ode}. */
public final class NeuralOdeFactory extends NeuralFactory<NeuralOdeConfig> {
    @Override
    public String name() {
        return "neural-ode";
    }

    @Override
    public Class<NeuralOdeConfig> configType() {
        return NeuralOdeConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "Latent neural differential equation: encoder over the context, integration through the time stamps,"
                        + " decoder, on PyTorch through DJL.",
                "Chen et al., Neural ordinary differential equations, arXiv 1806.07366; Rubanova et al., Latent ODEs for"
                        + " irregularly-sampled time series, arXiv 1907.03907");
    }

    /** The latent field has no inputs. */
    @Override
    protected boolean takesKnownInputs() {
        return false;
    }

    @Override
    protected Architecture architecture(NeuralOdeConfig config, Sizes sizes) {
        return new NeuralOdeArchitecture(
                config, sizes.channels(), sizes.outputs(), Math.max(1, sizes.steps() - 1));
    }
}
