package io.warplab.baselines.ridge;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.regression.PenaltySearch;
import java.util.List;

/**
 * Settings of ridge autoregression.
 *
 * @param lags steps looked back
 * @param ridge penalties to choose from: the fit minimises mean squared error + ridge *
 *     |coefficients|^2 in scaled units, the intercept free; a single number is a list of one
 */
public record RidgeConfig(
        @Doc(value = "steps that it looks back", unit = "steps", range = "1 .. 4096") int lags,
        @Doc(
                        value =
                                "penalty on the squared coefficients; of several, the one that predicts the last tenth of"
                                        + " the training sequences best (the first where there is one sequence only)",
                        range = "> 0, one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> ridge) {
    /** 16 steps, and penalties from nearly none to strong. */
    public RidgeConfig() {
        this(16, List.of(1e-3, 1e-5, 1e-7, 1e-1));
    }

    public RidgeConfig {
        Problems problems = new Problems();
        problems.require(
                lags >= 1 && lags <= 4096, "lags", "expected 1 to 4096 steps, got " + lags);
        PenaltySearch.check(ridge, problems);
        problems.throwIfAny("bad-ridge", "");
        ridge = List.copyOf(ridge);
    }
}
