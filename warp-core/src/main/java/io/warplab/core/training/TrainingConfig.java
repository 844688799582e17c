package io.warplab.core.training;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.api.model.OptimizerSpec;

/**
 * Budget and rules of training, the same for all models of a run.
 *
 * @param epochs passes through the training part
 * @param batchSize sequences per optimiser step; the last batch of an epoch may be smaller
 * @param optimizer optimiser
 * @param schedule learning-rate schedule
 * @param patience epochs without a better validation before training stops; 0: never stop early
 * @param validateEvery epochs between validations; the last epoch always validates
 * @param validationFraction share of the training part that is held out for validation where the
 *     data set has no validation part; 0: validate on the training part
 * @param checkpointEvery epochs between checkpoints
 * @param maxMinutes minutes of training per model, a resumed run's earlier ones included; 0: no
 *     limit
 */
public record TrainingConfig(
        @Doc(value = "passes through the training part", range = ">= 1") int epochs,
        @Doc(value = "sequences per optimiser step", range = ">= 1") int batchSize,
        @Doc("optimiser that all models use") OptimizerSpec optimizer,
        @Doc("learning-rate schedule") ScheduleConfig schedule,
        @Doc(value = "epochs without a better validation before stopping; 0: never", range = ">= 0")
                int patience,
        @Doc(value = "epochs between validations", range = ">= 1") int validateEvery,
        @Doc(
                        value =
                                "share of the training part held out where the data set has no validation part;"
                                        + " 0: validate on the training part",
                        range = "[0, 0.5]")
                double validationFraction,
        @Doc(value = "epochs between checkpoints", range = ">= 1") int checkpointEvery,
        @Doc(value = "longest training of one model; 0: no limit", unit = "min", range = ">= 0")
                double maxMinutes) {
    /** More epochs than any time allows: the time alone ends the training. */
    public static final int UNLIMITED_EPOCHS = 1_000_000;

    public TrainingConfig() {
        this(20, 64, new OptimizerSpec(), new ScheduleConfig(), 0, 1, 0.1, 1, 0);
    }

    public TrainingConfig {
        optimizer = optimizer == null ? new OptimizerSpec() : optimizer;
        schedule = schedule == null ? new ScheduleConfig() : schedule;
        Problems problems = new Problems();
        problems.require(epochs >= 1, "epochs", "expected at least 1, got " + epochs);
        problems.require(batchSize >= 1, "batch-size", "expected at least 1, got " + batchSize);
        problems.require(
                epochs < 1 || schedule.warmup() == 0 || schedule.warmup() < epochs,
                "schedule.warmup",
                "expected fewer than the " + epochs + " epochs, got " + schedule.warmup());
        problems.require(patience >= 0, "patience", "expected at least 0, got " + patience);
        problems.require(
                validateEvery >= 1, "validate-every", "expected at least 1, got " + validateEvery);
        problems.require(
                validationFraction >= 0 && validationFraction <= 0.5,
                "validation-fraction",
                "expected a share in [0, 0.5], got " + validationFraction);
        problems.require(
                checkpointEvery >= 1,
                "checkpoint-every",
                "expected at least 1, got " + checkpointEvery);
        problems.require(
                maxMinutes >= 0 && Double.isFinite(maxMinutes),
                "max-minutes",
                "expected a number of minutes, at least 0, got " + maxMinutes);
        problems.throwIfAny("bad-training", "");
    }

    /** Whether the time alone ends it. */
    public boolean byTime() {
        return maxMinutes > 0 && epochs >= UNLIMITED_EPOCHS;
    }

    /** The same with another base learning rate. */
    public TrainingConfig withLearningRate(double rate) {
        OptimizerSpec other =
                new OptimizerSpec(optimizer.name(), rate, optimizer.groups(), optimizer.clipNorm());
        return new TrainingConfig(
                epochs,
                batchSize,
                other,
                schedule,
                patience,
                validateEvery,
                validationFraction,
                checkpointEvery,
                maxMinutes);
    }

    /**
     * The same for a longer or shorter time; with fewer epochs a warm-up is shortened as they are.
     *
     * @param otherMinutes 0: no limit
     */
    public TrainingConfig withBudget(int otherEpochs, double otherMinutes) {
        ScheduleConfig other =
                new ScheduleConfig(
                        schedule.kind(),
                        schedule.warmup() * Math.min(1, (double) otherEpochs / epochs),
                        schedule.floor(),
                        schedule.factor(),
                        schedule.patience());
        return new TrainingConfig(
                otherEpochs,
                batchSize,
                optimizer,
                other,
                patience,
                validateEvery,
                validationFraction,
                checkpointEvery,
                otherMinutes);
    }
}
