package io.warplab.baselines.neural;

import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.KnownInputs;

/**
 * What a task and the common settings leave no choice in.
 *
 * @param kind what is asked
 * @param channels D_x
 * @param known known inputs of a forecast, among the channels
 * @param inputs I, inputs of a step: the channels, in a forecast the known inputs of the step that
 *     is predicted, and the clock where it is wanted
 * @param outputs O, outputs of a step, as the head wants them
 * @param steps T of the training sequences; later ones may be longer
 * @param context steps seen before a free roll-out; T where all inputs are known
 */
public record Sizes(
        Task.Kind kind, int channels, int known, int inputs, int outputs, int steps, int context) {
    static Sizes of(NeuralConfig config, ModelContext context, Head head) {
        int channels = context.inputs().size();
        int known = KnownInputs.count(context);
        return new Sizes(
                context.task().kind(),
                channels,
                known,
                channels + known + (config.timeFeature() ? 1 : 0),
                head.outputs(),
                context.steps(),
                context.task().kind() == Task.Kind.FORECAST
                        ? context.task().context()
                        : context.steps());
    }
}
