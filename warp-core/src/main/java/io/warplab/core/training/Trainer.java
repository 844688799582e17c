package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Trains any model by the same rules. Every epoch goes once through all sequences, in an order that
 * depends on the seed and the epoch alone; the last, smaller batch is not dropped. Training stops
 * when the epochs, the patience or the time are over, or when a loss or gradient norm is not
 * finite; the model then has the weights of its best validation.
 */
public final class Trainer {
    private final TrainingConfig config;
    private final Task task;
    private final long seed;
    private final LongSupplier nanoTime;

    /**
     * @param seed of the order of the sequences and of the draws within the steps
     */
    public Trainer(TrainingConfig config, Task task, long seed) {
        this(config, task, seed, System::nanoTime);
    }

    Trainer(TrainingConfig config, Task task, long seed, LongSupplier nanoTime) {
        this.config = config;
        this.task = task;
        this.seed = seed;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains and gives the model its best weights. Where {@code checkpoints} has one, training goes
     * on from the newest, and gives the same weights, history and choice, bit for bit, as if it had
     * never been interrupted.
     *
     * @param model freshly made, with the seed that the checkpoint's model was made with
     * @param train scaled
     * @param validation scaled; see {@link Holdout}
     * @param listener told on this thread
     * @throws io.warplab.api.error.WarpException {@code broken-checkpoint} or {@code
     *     other-checkpoint}, the user's to mend; {@code disk-full} or {@code write-failed}
     */
    public TrainingResult train(
            TrainableModel model,
            Batch train,
            Batch validation,
            Checkpoints checkpoints,
            TrainingListener listener) {
        TimeBudget time = new TimeBudget(nanoTime, config.maxMinutes());
        model.prepare(train);
        TrainingResult result =
                model.isIterative()
                        ? iterate(model, train, validation, checkpoints, listener, time)
                        : judge(model, train, validation, listener, time);
        listener.stopped(result);
        return result;
    }

    /** A closed form is fitted by now; what remains is to say how good it is. */
    private TrainingResult judge(
            TrainableModel model,
            Batch train,
            Batch validation,
            TrainingListener listener,
            TimeBudget time) {
        listener.started(new TrainingPlan(0, 0, train.size(), List.of()));
        double criterion = TrainingLoop.criterion(model, validation, task);
        return new TrainingResult(
                List.of(), 0, criterion, time.seconds(), StopReason.CLOSED_FORM, "");
    }

    private TrainingResult iterate(
            TrainableModel model,
            Batch train,
            Batch validation,
            Checkpoints checkpoints,
            TrainingListener listener,
            TimeBudget time) {
        int batches = EpochPass.batches(train.size(), config.batchSize());
        Schedule schedule = Schedule.of(config.schedule(), config.epochs(), batches);
        CheckpointKeeper keeper =
                checkpoints.open(
                        () -> TrainingIdentity.of(config, task, seed, model, train, validation));
        TrainingLoop loop =
                new TrainingLoop(config, task, model, validation, schedule, time, keeper, listener);
        keeper.resume(model, listener::warned).ifPresent(loop::resume);
        listener.started(new TrainingPlan(config.epochs(), batches, train.size(), loop.history()));
        return loop.run(
                new EpochPass(
                        model,
                        train,
                        config.batchSize(),
                        schedule,
                        new Draws(seed),
                        time,
                        listener));
    }
}
