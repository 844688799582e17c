package io.warplab.baselines.sequence;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;

/** What a baseline must be given before it can do a task. */
public final class TaskChecks {
    private TaskChecks() {}

    /**
     * Checks what every model needs: a forecast feeds predictions back as inputs, so their channels
     * must agree; classification needs at least two classes.
     *
     * @throws WarpException when the task cannot be done
     */
    public static void require(ModelContext context) {
        int inputs = context.inputs().size();
        int targets = context.targets().size();
        if (context.task().kind() == Task.Kind.FORECAST && inputs != targets) {
            throw WarpException.user(
                    "forecast-channels",
                    "model "
                            + context.name()
                            + ": a forecast feeds its predictions back as inputs and needs as many targets as inputs, got "
                            + inputs
                            + " inputs and "
                            + targets
                            + " targets",
                    "Choose the same columns as inputs and targets, or the task kind reconstruction.");
        }
        if (context.task().kind() == Task.Kind.CLASSIFICATION && context.classes() < 2) {
            throw WarpException.user(
                    "no-classes",
                    "model "
                            + context.name()
                            + ": classification needs at least 2 classes, the data set has "
                            + context.classes(),
                    "Choose a labelled data set or another task kind.");
        }
    }
}
