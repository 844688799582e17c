package io.warplab.core.decoder;

import io.warplab.api.decoder.Decoder;
import io.warplab.api.decoder.DecoderContext;
import io.warplab.api.decoder.DecoderFactory;
import io.warplab.api.spi.ComponentInfo;

/** The decoder {@code mlp}: the paper's root network. */
public final class MlpDecoderFactory implements DecoderFactory<MlpDecoderConfig> {
    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public Class<MlpDecoderConfig> configType() {
        return MlpDecoderConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "root network: a perceptron of the clock whose weights are the hidden state",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, section 2");
    }

    @Override
    public Decoder create(MlpDecoderConfig config, DecoderContext context) {
        int channels = context.model().targets().size();
        boolean spreads = context.model().classes() == 0 && context.outputSize() == 2 * channels;
        return new MlpDecoder(
                config,
                context.model().inputs().size(),
                context.outputSize(),
                spreads ? channels : context.outputSize());
    }
}
