package io.warplab.api.physics;

import io.warplab.api.spi.ComponentFactory;

/** Makes a prior. */
public interface PriorFactory<C> extends ComponentFactory<C> {
    Prior create(C config, PriorContext context);
}
