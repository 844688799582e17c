package io.warplab.baselines.nvar;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.baselines.regression.PenaltySearch;
import java.util.List;

/**
 * Settings of the next-generation reservoir.
 *
 * @param delays k, observations that features are made of
 * @param skip s, steps between them
 * @param degree highest degree of their products
 * @param ridge penalties to choose from
 */
public record NextGenerationReservoirConfig(
        @Doc(
                        value = "observations that features are made of, the newest included",
                        range = "1 .. 256")
                int delays,
        @Doc(value = "steps between these observations", unit = "steps", range = "1 .. 256")
                int skip,
        @Doc(value = "highest degree of their products", range = "1 .. 4") int degree,
        @Doc(
                        value =
                                "penalty on the squared weights; of several, the one that predicts the last tenth of the"
                                        + " training sequences best",
                        range = "> 0, one number or a list")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<Double> ridge) {
    /** Two neighbouring observations and their squares, as in the paper. */
    public NextGenerationReservoirConfig() {
        this(2, 1, 2, List.of(1e-6, 1e-8, 1e-4, 1e-2));
    }

    public NextGenerationReservoirConfig {
        Problems problems = new Problems();
        problems.require(
                delays >= 1 && delays <= 256, "delays", "expected 1 to 256, got " + delays);
        problems.require(skip >= 1 && skip <= 256, "skip", "expected 1 to 256 steps, got " + skip);
        problems.require(degree >= 1 && degree <= 4, "degree", "expected 1 to 4, got " + degree);
        PenaltySearch.check(ridge, problems);
        problems.throwIfAny("bad-next-generation-reservoir", "");
        ridge = List.copyOf(ridge);
    }
}
