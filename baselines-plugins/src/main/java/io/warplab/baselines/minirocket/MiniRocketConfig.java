package io.warplab.baselines.minirocket;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.regression.PenaltySearch;
import java.util.List;

/**
 * Settings of MiniRocket.
 *
 * @param features number of features, cut to a multiple of 84
 * @param maxDilations most dilations of a kernel
 * @param ridge penalties to choose from
 */
public record MiniRocketConfig(
        @Doc(value = "number of features, cut to a multiple of 84", range = "84 .. 100000")
                int features,
        @Doc(value = "most dilations of a kernel", range = "1 .. 256") int maxDilations,
        @Doc(
                        value =
                                "penalty on the squared weights of standardised features; of several, the one with the"
                                        + " least leave-one-out error",
                        range = "> 0, one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> ridge) {
    /** As in the paper: 10 000 features, 32 dilations, ten penalties from 1e-3 to 1e3. */
    public MiniRocketConfig() {
        this(
                10_000,
                32,
                List.of(
                        1e-3,
                        4.641588833612782e-3,
                        2.1544346900318846e-2,
                        1e-1,
                        4.6415888336127775e-1,
                        2.154434690031882,
                        1e1,
                        4.641588833612777e1,
                        2.154434690031882e2,
                        1e3));
    }

    public MiniRocketConfig {
        Problems problems = new Problems();
        problems.require(
                features >= Kernels.COUNT && features <= 100_000,
                "features",
                "expected 84 to 100000, got " + features);
        problems.require(
                maxDilations >= 1 && maxDilations <= 256,
                "max-dilations",
                "expected 1 to 256, got " + maxDilations);
        PenaltySearch.check(ridge, problems);
        problems.throwIfAny("bad-minirocket", "");
        ridge = List.copyOf(ridge);
    }
}
