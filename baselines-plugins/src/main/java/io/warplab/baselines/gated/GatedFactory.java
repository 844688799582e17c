package io.warplab.baselines.gated;

import io.warplab.api.spi.ComponentInfo;
import io.warplab.baselines.neural.Architecture;
import io.warplab.baselines.neural.NeuralFactory;
import io.warplab.baselines.neural.Sizes;

/** Makes {@code gru} and {@code lstm}. */
public final class GatedFactory extends NeuralFactory<GatedConfig> {
    private final boolean lstm;

    private GatedFactory(boolean lstm) {
        this.lstm = lstm;
    }

    /** Makes {@code gru}. */
    public static GatedFactory gru() {
        return new GatedFactory(false);
    }

    /** Makes {@code lstm}. */
    public static GatedFactory lstm() {
        return new GatedFactory(true);
    }

    @Override
    public String name() {
        return lstm ? "lstm" : "gru";
    }

    @Override
    public Class<GatedConfig> configType() {
        return GatedConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return lstm
                ? new ComponentInfo(
                        "Long short-term memory with a linear read-out, on PyTorch through DJL.",
                        "Hochreiter and Schmidhuber, Long short-term memory, Neural Computation 9, 1997; forget gates:"
                                + " Gers et al., Learning to forget, Neural Computation 12, 2000")
                : new ComponentInfo(
                        "Gated recurrent unit with a linear read-out, on PyTorch through DJL.",
                        "Cho et al., Learning phrase representations using RNN encoder-decoder, arXiv 1406.1078");
    }

    @Override
    protected Architecture architecture(GatedConfig config, Sizes sizes) {
        return new Gated(
                lstm ? GatedCell.LSTM : GatedCell.GRU,
                sizes.inputs(),
                config.hidden(),
                config.layers(),
                sizes.outputs());
    }
}
