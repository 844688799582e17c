package io.warplab.core.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.warplab.api.model.Predictions;
import java.util.List;

/**
 * How well a model did on a set of windows. Numbers that do not apply to the task are NaN.
 *
 * @param windows sequences judged, all that were given
 * @param mse mean squared error of scaled values over the observed steps that count
 * @param rawMse the same in raw units, a mean over channels whatever their units
 * @param channels errors per channel in raw units; empty for classification
 * @param nll negative log-likelihood per scaled value in nats, where the model gives spreads
 * @param validTime median valid prediction time over windows, in the data's unit of time, for
 *     forecasts
 * @param accuracy share of right classes
 * @param macroF1 mean F1 over classes
 * @param crossEntropy in nats
 * @param predictions of all windows, scaled
 */
public record Evaluation(
        int windows,
        double mse,
        double rawMse,
        List<ChannelErrors> channels,
        double nll,
        double validTime,
        double accuracy,
        double macroF1,
        double crossEntropy,
        @JsonIgnore Predictions predictions) {
    public Evaluation {
        channels = List.copyOf(channels);
    }
}
