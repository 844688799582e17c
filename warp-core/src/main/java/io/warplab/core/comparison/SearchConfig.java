package io.warplab.core.comparison;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.core.training.TrainingConfig;
import java.util.List;

/**
 * How the learning rate of each model is chosen: by the validation criterion of one training with
 * each rate, with the first seed.
 *
 * @param learningRates to try; empty: the optimiser's own rate for all models
 * @param share of the epochs or the time of the budget that each of these trainings gets
 */
public record SearchConfig(
        @Doc(
                        value =
                                "learning rates that every iterative model tries; empty: the optimiser's own for"
                                        + " all",
                        range = "> 0")
                List<Double> learningRates,
        @Doc(value = "share of the budget's epochs or time that each try gets", range = "(0, 1]")
                double share) {
    public SearchConfig() {
        this(List.of(3e-4, 1e-3, 3e-3, 1e-2), 0.25);
    }

    public SearchConfig {
        learningRates = learningRates == null ? List.of() : List.copyOf(learningRates);
        Problems problems = new Problems();
        for (double rate : learningRates) {
            problems.require(
                    rate > 0 && Double.isFinite(rate),
                    "learning-rates",
                    "expected positive numbers, got " + rate);
        }
        problems.require(
                learningRates.stream().distinct().count() == learningRates.size(),
                "learning-rates",
                "expected different rates, got " + learningRates);
        problems.require(
                share > 0 && share <= 1, "share", "expected a share in (0, 1], got " + share);
        problems.throwIfAny("bad-search", "");
    }

    /** The training of one try. */
    public TrainingConfig shortened(TrainingConfig training) {
        return training.withBudget(
                training.byTime()
                        ? TrainingConfig.UNLIMITED_EPOCHS
                        : (int) Math.max(1, Math.round(training.epochs() * share)),
                training.maxMinutes() * share);
    }
}
