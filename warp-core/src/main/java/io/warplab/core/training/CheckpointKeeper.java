package io.warplab.core.training;

import io.warplab.api.model.TrainableModel;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the checkpoints of one training. */
interface CheckpointKeeper {
    /**
     * Gives the model the state of the newest checkpoint, where there is one.
     *
     * @param warning told of broken files that an older one stands in for
     */
    Optional<Snapshot> resume(TrainableModel model, Consumer<String> warning);

    /** Keeps a snapshot, and the one before it. */
    void save(Snapshot snapshot);

    /** Keeps nothing. */
    CheckpointKeeper NOTHING =
            new CheckpointKeeper() {
                @Override
                public Optional<Snapshot> resume(TrainableModel model, Consumer<String> warning) {
                    return Optional.empty();
                }

                @Override
                public void save(Snapshot snapshot) {}
            };
}
