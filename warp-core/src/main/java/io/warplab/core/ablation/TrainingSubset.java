package io.warplab.core.ablation;

import io.warplab.api.data.Dataset;
import io.warplab.core.run.RunFile;
import io.warplab.core.training.Holdout;
import io.warplab.core.training.ScheduleConfig;
import io.warplab.core.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A data set with fewer training sequences, and the same amount of training for it.
 *
 * <p>The sequences are a stretch of consecutive ones, so that of a recording cut into windows fewer
 * sequences are a shorter recording. The seed draws where the stretch lies; of one seed a smaller
 * stretch lies within every larger one. What validates comes out of the stretch as well: a size
 * counts all that training may look at, so a validation part of the data set's own is not used. The
 * test part stays as it is.
 */
final class TrainingSubset {
    private final Dataset data;
    private final int size;

    /**
     * @param size training sequences, at most as many as there are
     */
    TrainingSubset(Dataset data, int size) {
        this.data = data;
        this.size = size;
    }

    /** The data set with so many training sequences. */
    Dataset draw(long seed) {
        int all = data.train().size();
        int first = (int) (new SplittableRandom(seed).nextDouble() * (all - size));
        List<String> notes = new ArrayList<>(data.notes());
        notes.add(
                "Trained on "
                        + size
                        + " of "
                        + all
                        + " training sequences, from number "
                        + (first + 1)
                        + " on.");
        return new Dataset(
                data.name(),
                data.inputs(),
                data.targets(),
                data.timeUnit(),
                size == all
                        ? data.train()
                        : data.train().select(IntStream.range(first, first + size).toArray()),
                null,
                data.test(),
                data.classes(),
                data.testParameters(),
                notes);
    }

    /**
     * Settings that take as many optimiser steps as the run file's do on all sequences: all that is
     * counted in epochs grows by the ratio of batches an epoch, rounded.
     */
    TrainingConfig training(RunFile run) {
        TrainingConfig given = run.training();
        int longer =
                Math.max(
                        1,
                        Math.round(
                                (float) batches(data.train().size(), given)
                                        / batches(size, given)));
        ScheduleConfig schedule = given.schedule();
        return new TrainingConfig(
                Math.multiplyExact(given.epochs(), longer),
                given.batchSize(),
                given.optimizer(),
                new ScheduleConfig(
                        schedule.kind(),
                        schedule.warmup() * longer,
                        schedule.floor(),
                        schedule.factor(),
                        schedule.patience()),
                given.patience() * longer,
                given.validateEvery() * longer,
                given.validationFraction(),
                given.checkpointEvery() * longer,
                given.maxMinutes());
    }

    private static int batches(int sequences, TrainingConfig training) {
        int trained = sequences - Holdout.heldOut(sequences, training.validationFraction());
        return (trained + training.batchSize() - 1) / training.batchSize();
    }
}
