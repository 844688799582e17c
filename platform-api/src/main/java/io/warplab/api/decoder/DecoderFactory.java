package io.warplab.api.decoder;

import io.warplab.api.spi.ComponentFactory;

/** Makes a decoder. */
public interface DecoderFactory<C> extends ComponentFactory<C> {
    Decoder create(C config, DecoderContext context);
}
