package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.evaluation.TaskScoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Epoch after epoch: steps, validation, best weights, checkpoint, until there is a reason to stop.
 */
final class TrainingLoop {
    private final TrainingConfig config;
    private final Task task;
    private final TrainableModel model;
    private final Batch validation;
    private final Schedule schedule;
    private final TimeBudget time;
    private final CheckpointKeeper keeper;
    private final TrainingListener listener;

    private final List<EpochRecord> history = new ArrayList<>();
    private Best best = Best.NONE;

    TrainingLoop(
            TrainingConfig config,
            Task task,
            TrainableModel model,
            Batch validation,
            Schedule schedule,
            TimeBudget time,
            CheckpointKeeper keeper,
            TrainingListener listener) {
        this.config = config;
        this.task = task;
        this.model = model;
        this.validation = validation;
        this.schedule = schedule;
        this.time = time;
        this.keeper = keeper;
        this.listener = listener;
    }

    /** Goes on from where a checkpoint was taken; the model has its state already. */
    void resume(Snapshot snapshot) {
        history.addAll(snapshot.history());
        best = snapshot.best();
        schedule.restore(snapshot.schedule());
        time.add(last().seconds());
    }

    List<EpochRecord> history() {
        return history;
    }

    /** Runs to the end and gives the model its best weights. */
    TrainingResult run(EpochPass pass) {
        Optional<StopReason> reason = reasonToStop(time.isOver());
        String detail = "";
        while (reason.isEmpty()) {
            long iteration = history.isEmpty() ? 0 : last().iteration();
            EpochPass.Outcome outcome = pass.run(history.size(), iteration);
            if (!outcome.blowUp().isEmpty()) {
                reason = Optional.of(StopReason.NOT_FINITE);
                detail = outcome.blowUp();
                break;
            }
            int epoch = history.size() + 1;
            boolean due = epoch % config.validateEvery() == 0 || epoch == config.epochs();
            boolean cutShort = !outcome.complete() || !due && time.isOver();
            finishEpoch(epoch, iteration, outcome, due || cutShort);
            reason =
                    cutShort
                            ? Optional.of(StopReason.TIME_LIMIT)
                            : reasonToStop(due && time.isOver());
            // A checkpoint must be a point that a training without a time limit passes through.
            if (!cutShort && (epoch % config.checkpointEvery() == 0 || reason.isPresent())) {
                keeper.save(
                        new Snapshot(model.state(), List.copyOf(history), best, schedule.state()));
            }
        }
        best.restore(model);
        return new TrainingResult(
                history, best.epoch(), best.criterion(), time.seconds(), reason.get(), detail);
    }

    private void finishEpoch(
            int epoch, long iteration, EpochPass.Outcome outcome, boolean validate) {
        double criterion = Double.NaN;
        boolean better = false;
        if (validate) {
            criterion = criterion(model, validation, task);
            schedule.validated(criterion);
            better = best.isBeatenBy(criterion);
            if (better) {
                best = new Best(epoch, criterion, model.state().weights());
            }
        }
        EpochRecord record =
                new EpochRecord(
                        epoch,
                        iteration + outcome.steps(),
                        outcome.loss(),
                        outcome.gradientNorm(),
                        criterion,
                        better,
                        outcome.rateFactor(),
                        time.seconds(),
                        outcome.samplesPerSecond());
        history.add(record);
        listener.epochDone(record);
    }

    private Optional<StopReason> reasonToStop(boolean timeIsOver) {
        if (history.size() >= config.epochs()) {
            return Optional.of(StopReason.EPOCHS_DONE);
        }
        if (patienceIsOver()) {
            return Optional.of(StopReason.EARLY_STOPPING);
        }
        return timeIsOver ? Optional.of(StopReason.TIME_LIMIT) : Optional.empty();
    }

    /** Judged at validations only: an epoch that was not validated could not have improved. */
    private boolean patienceIsOver() {
        return config.patience() > 0
                && !history.isEmpty()
                && !Double.isNaN(last().validation())
                && last().epoch() - best.epoch() >= config.patience();
    }

    private EpochRecord last() {
        return history.get(history.size() - 1);
    }

    /** The task's criterion, infinite where predictions are not finite. */
    static double criterion(TrainableModel model, Batch batch, Task task) {
        double criterion = TaskScoring.criterion(model, batch, task);
        return Double.isFinite(criterion) ? criterion : Double.POSITIVE_INFINITY;
    }
}
