package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Losses;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.batch.BatchSource;
import java.util.Arrays;
import java.util.Optional;

/** Takes the optimiser steps of one epoch: every sequence once, in the epoch's own order. */
final class EpochPass {
    /**
     * What an epoch's steps gave.
     *
     * @param loss mean of the batches' losses, weighted by their sequences
     * @param gradientNorm mean of the batches' norms
     * @param steps optimiser steps taken
     * @param samplesPerSecond sequences per second
     * @param rateFactor the last step's
     * @param complete false when time was over before the last batch
     * @param blowUp what was not finite and where, or empty; the step was then not taken
     */
    record Outcome(
            double loss,
            double gradientNorm,
            int steps,
            double samplesPerSecond,
            double rateFactor,
            boolean complete,
            String blowUp) {}

    private final TrainableModel model;
    private final BatchSource source;
    private final int batchSize;
    private final Schedule schedule;
    private final Draws draws;
    private final TimeBudget time;
    private final TrainingListener listener;
    private final FiniteGuard guard;

    /**
     * @param model in the state that the first step starts from
     */
    EpochPass(
            TrainableModel model,
            Batch train,
            int batchSize,
            Schedule schedule,
            Draws draws,
            TimeBudget time,
            TrainingListener listener) {
        this.model = model;
        source = new BatchSource(train);
        this.batchSize = batchSize;
        this.schedule = schedule;
        this.draws = draws;
        this.time = time;
        this.listener = listener;
        guard = new FiniteGuard(model);
    }

    /** Steps per epoch: the last, smaller batch counts. */
    static int batches(int samples, int batchSize) {
        return (samples + batchSize - 1) / batchSize;
    }

    /**
     * @param epoch epochs done before
     * @param iteration optimiser steps done before
     */
    Outcome run(int epoch, long iteration) {
        int[] order = draws.order(epoch, source.size());
        int batches = batches(order.length, batchSize);
        double began = time.seconds();
        double lossSum = 0;
        double normSum = 0;
        double factor = 1;
        int samples = 0;
        int done = 0;
        boolean inTime = true;
        String blowUp = "";
        while (done < batches && inTime) {
            int to = Math.min(samples + batchSize, order.length);
            Batch batch = source.select(Arrays.copyOfRange(order, samples, to));
            long at = iteration + done;
            factor = schedule.factor(at);
            Losses losses =
                    model.trainStep(batch, new TrainingStep(at, epoch, factor, draws.step(at)));
            Optional<String> problem = guard.check(losses);
            if (problem.isPresent()) {
                blowUp =
                        problem.get()
                                + " at iteration "
                                + (at + 1)
                                + " (epoch "
                                + (epoch + 1)
                                + ", batch "
                                + (done + 1)
                                + " of "
                                + batches
                                + ")";
                break;
            }
            lossSum += losses.loss() * batch.size();
            normSum += losses.gradientNorm();
            samples = to;
            done++;
            listener.batchDone(epoch + 1, done, losses.loss(), batch.size());
            inTime = !time.isOver();
        }
        return new Outcome(
                lossSum / samples,
                normSum / done,
                done,
                samples / (time.seconds() - began),
                factor,
                done == batches,
                blowUp);
    }
}
