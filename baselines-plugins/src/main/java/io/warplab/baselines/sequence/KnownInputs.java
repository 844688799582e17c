package io.warplab.baselines.sequence;

import io.warplab.api.data.Channel;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import java.util.List;

/**
 * The known inputs of a forecast: the input channels after the first D_y, which are those that are
 * predicted. They are data at every step, beyond the context too; over steps that were not observed
 * they keep their last value ({@link SequenceView#readKnown}). To predict step t + 1 a model has
 * those of step t, with the other inputs, and those of step t + 1. Other tasks have none: there all
 * inputs are known.
 */
public final class KnownInputs {
    private KnownInputs() {}

    /** How many there are: D_x - D_y in a forecast, else 0. */
    public static int count(ModelContext context) {
        return context.task().kind() == Task.Kind.FORECAST
                ? context.inputs().size() - context.targets().size()
                : 0;
    }

    /** Their channels; none but in a forecast. */
    public static List<Channel> of(ModelContext context) {
        int all = context.inputs().size();
        return context.inputs().subList(all - count(context), all);
    }

    /**
     * Checks that in a forecast the inputs start with the targets.
     *
     * @throws WarpException when they do not
     */
    static void check(ModelContext context) {
        int targets = context.targets().size();
        int known = count(context);
        if (known < 0
                || known > 0 && !context.inputs().subList(0, targets).equals(context.targets())) {
            throw WarpException.user(
                    "forecast-channels",
                    "model "
                            + context.name()
                            + ": a forecast feeds its predictions back as the first inputs; expected inputs "
                            + names(context.targets())
                            + " and then those that are known, got "
                            + names(context.inputs()),
                    "List the targets first among the inputs, in the same order, or choose the task kind"
                            + " reconstruction.");
        }
    }

    /**
     * For a model that has no use for them.
     *
     * @param model the name that the model is chosen by
     * @throws WarpException when there are any
     */
    public static void refuse(ModelContext context, String model) {
        List<Channel> known = of(context);
        if (!known.isEmpty()) {
            throw WarpException.user(
                    "known-inputs",
                    "model "
                            + context.name()
                            + ": "
                            + model
                            + " forecasts targets from themselves alone and cannot take the known inputs "
                            + names(known),
                    "Leave " + model + " out of this run, or list the targets alone as inputs.");
        }
    }

    private static String names(List<Channel> channels) {
        return String.join(", ", channels.stream().map(Channel::name).toList());
    }
}
