package io.warplab.core.training;

import io.warplab.api.model.ModelState;
import java.util.List;

/**
 * Where a training stands after an epoch: all that later steps depend on, beside the settings and
 * the data.
 *
 * @param state weights and optimiser after the last epoch
 * @param history one record per epoch, at least one
 * @param best best weights so far
 * @param schedule the schedule's state
 */
record Snapshot(ModelState state, List<EpochRecord> history, Best best, double[] schedule) {
    int epoch() {
        return history.size();
    }
}
