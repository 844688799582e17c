package io.warplab.baselines.sequence;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import java.util.Locale;
import java.util.Set;

/** What a baseline must be given before it can do a task. */
public final class TaskChecks {
    private TaskChecks() {}

    /**
     * Checks what every model needs: a forecast feeds predictions back as inputs, so their channels
     * must come first among the inputs; classification needs at least two classes.
     *
     * @throws WarpException when the task cannot be done
     */
    public static void require(ModelContext context) {
        KnownInputs.check(context);
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

    /**
     * As {@link #require}, for a model that cannot do every kind of task.
     *
     * @param model the name that the model is chosen by
     * @param kinds what it can do
     * @throws WarpException when the task is another or cannot be done
     */
    public static void require(ModelContext context, String model, Set<Task.Kind> kinds) {
        if (!kinds.contains(context.task().kind())) {
            throw WarpException.user(
                    "task-kind",
                    "model "
                            + context.name()
                            + ": "
                            + model
                            + " can do "
                            + words(kinds)
                            + ", not "
                            + words(Set.of(context.task().kind())),
                    "Leave " + model + " out of this run, or choose another task kind.");
        }
        require(context);
    }

    private static String words(Set<Task.Kind> kinds) {
        return String.join(
                " and ",
                kinds.stream().map(k -> k.name().toLowerCase(Locale.ROOT)).sorted().toList());
    }
}
