package io.warplab.core.ablation;

import io.warplab.core.evaluation.ChannelErrors;
import java.util.List;

/**
 * One training of one variant. All errors are NaN, and there are no channels, where it failed.
 *
 * @param variant its label
 * @param sequences that it was trained on
 * @param seed of the training
 * @param parameters trained numbers; 0 when the model could not be built
 * @param epochs done
 * @param seconds of training
 * @param error root mean squared test error over the standard deviation of the truth, a mean square
 *     over channels: 1 is the best constant's
 * @param early the same over the first tenth of the horizon of a forecast, else NaN
 * @param late the same over its last tenth
 * @param validTime median valid prediction time of a forecast, in the data's unit, else NaN
 * @param channels errors per channel in raw units
 * @param failure why there is nothing to show, or null
 */
public record Outcome(
        String variant,
        int sequences,
        long seed,
        long parameters,
        int epochs,
        double seconds,
        double error,
        double early,
        double late,
        double validTime,
        List<ChannelErrors> channels,
        String failure) {
    public Outcome {
        channels = List.copyOf(channels);
    }

    /** Whether there are results. */
    public boolean succeeded() {
        return failure == null;
    }
}
