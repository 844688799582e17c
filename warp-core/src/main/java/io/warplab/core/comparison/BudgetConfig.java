package io.warplab.core.comparison;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.core.training.ScheduleConfig;
import io.warplab.core.training.TrainingConfig;

/**
 * What every model of a comparison may spend.
 *
 * @param parameters trained numbers that every model is brought to; 0: sizes as written
 * @param epochs passes through the training part; 0: as each task's training says
 * @param seconds of training with each seed, validation included, in place of epochs; 0: no limit
 */
public record BudgetConfig(
        @Doc(
                        value =
                                "trained numbers that every model with a size is brought to; 0: sizes as"
                                        + " written",
                        range = ">= 0")
                long parameters,
        @Doc(
                        value = "passes through the training part; 0: as each task's training says",
                        range = ">= 0")
                int epochs,
        @Doc(
                        value =
                                "training time of each model and seed, in place of epochs; 0: by epochs",
                        unit = "s",
                        range = ">= 0")
                double seconds) {
    private static final double SECONDS_PER_MINUTE = 60;

    public BudgetConfig() {
        this(0, 0, 0);
    }

    public BudgetConfig {
        Problems problems = new Problems();
        problems.require(parameters >= 0, "parameters", "expected at least 0, got " + parameters);
        problems.require(epochs >= 0, "epochs", "expected at least 0, got " + epochs);
        problems.require(
                seconds >= 0 && Double.isFinite(seconds),
                "seconds",
                "expected a time of at least 0 s, got " + seconds);
        problems.require(
                epochs == 0 || !(seconds > 0),
                "epochs",
                "stands beside seconds; give every model the same epochs or the same time, not both");
        problems.throwIfAny("bad-budget", "");
    }

    /**
     * A task's training within this budget.
     *
     * @param path of the training, for messages
     */
    TrainingConfig applied(TrainingConfig training, String path, Problems problems) {
        if (epochs > 0) {
            return training.withBudget(epochs, training.maxMinutes());
        }
        if (seconds > 0) {
            problems.require(
                    training.schedule().kind() != ScheduleConfig.Kind.COSINE,
                    path + ".schedule.kind",
                    "cosine needs to know the number of epochs, which budget.seconds leaves open; use"
                            + " constant or reduce-on-plateau, or budget.epochs");
            return training.withBudget(
                    TrainingConfig.UNLIMITED_EPOCHS, seconds / SECONDS_PER_MINUTE);
        }
        return training;
    }
}
