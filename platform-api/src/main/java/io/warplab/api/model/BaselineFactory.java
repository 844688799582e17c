package io.warplab.api.model;

import io.warplab.api.spi.ComponentFactory;

/** Makes a baseline model. */
public interface BaselineFactory<C> extends ComponentFactory<C> {
    /**
     * @throws io.warplab.api.error.WarpException when the baseline cannot do the task
     */
    TrainableModel create(C config, ModelContext context);
}
