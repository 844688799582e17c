package io.warplab.api.model;

import io.warplab.api.spi.ComponentFactory;
import java.util.Optional;

/** Makes a baseline model. */
public interface BaselineFactory<C> extends ComponentFactory<C> {
    /**
     * @throws io.warplab.api.error.WarpException when the baseline cannot do the task
     */
    TrainableModel create(C config, ModelContext context);

    /**
     * What an optimiser step will do and need. Nothing of the model's size is allocated.
     *
     * @param sequences N of the batch
     * @param steps T of the batch
     * @return empty where the model does not tell
     * @throws io.warplab.api.error.WarpException where {@link #create} would refuse, when it is
     *     known already that the model cannot do the task or does not fit in memory
     */
    default Optional<StepEstimate> estimate(
            C config, ModelContext context, int sequences, int steps) {
        return Optional.empty();
    }
}
