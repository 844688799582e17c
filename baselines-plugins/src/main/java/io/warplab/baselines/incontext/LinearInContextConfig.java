package io.warplab.baselines.incontext;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.regression.PenaltySearch;
import java.util.List;

/**
 * Settings of linear regression in context.
 *
 * @param ridge penalties to choose from
 * @param intercept whether the map has an intercept
 */
public record LinearInContextConfig(
        @Doc(
                        value =
                                "penalty on the squared weights, in raw units: sum of squared errors + ridge * |w|^2; for"
                                        + " weights of unit variance the noise's variance is the best. Of several, the one with"
                                        + " the least error on the training part",
                        range = "> 0, one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> ridge,
        @Doc("whether the map has an intercept") boolean intercept) {
    /** From exact interpolation to strong noise; a map through the origin. */
    public LinearInContextConfig() {
        this(List.of(1e-10, 1e-6, 1e-4, 1e-2, 0.1, 0.25, 1.0), false);
    }

    public LinearInContextConfig {
        Problems problems = new Problems();
        PenaltySearch.check(ridge, problems);
        problems.throwIfAny("bad-linear-in-context", "");
        ridge = List.copyOf(ridge);
    }
}
