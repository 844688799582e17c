package io.warplab.api.model;

import io.warplab.api.data.Batch;
import java.util.Optional;

/**
 * A model that the shared trainer trains and the shared evaluation judges. Batches are in scaled
 * units. Not thread-safe.
 */
public interface TrainableModel extends AutoCloseable {
    /** Number of trained numbers. */
    long parameterCount();

    /**
     * Called once before training with the whole training part. Models with a closed form fit here.
     *
     * @param train training part, scaled
     */
    default void prepare(Batch train) {}

    /**
     * Whether training steps change it; if not, {@link #prepare} has done all and epochs are
     * skipped.
     */
    default boolean isIterative() {
        return true;
    }

    /**
     * What one optimiser step on this batch will do, where the model knows better than {@link
     * BaselineFactory#estimate} can tell from sizes alone.
     */
    default Optional<StepEstimate> estimate(Batch batch) {
        return Optional.empty();
    }

    /**
     * One optimiser step on one batch.
     *
     * @return the losses before the update; a loss or norm that is not finite means no update was
     *     made
     */
    Losses trainStep(Batch batch, TrainingStep step);

    /** Predicts every sequence of the batch; no window is dropped. */
    Predictions predict(Batch batch, ForecastSpec spec);

    /** A copy of the present state. */
    ModelState state();

    /**
     * Goes back to a state.
     *
     * @throws io.warplab.api.error.WarpException when names or shapes do not match
     */
    void restore(ModelState state);

    @Override
    default void close() {}
}
