package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.core.batch.BatchSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Times real optimiser steps of a model for a moment. It starts with one short sequence and grows
 * to the full batch as far as the time allows; where that is not reached, the time is carried on by
 * the work. The model is left trained by these steps and is not to be used for anything else.
 */
public final class Calibration {
    /** Steps of the first, shortest sequence. */
    private static final int FIRST_STEPS = 16;

    /** How many times larger the next size may be; the first that fits. */
    private static final int[] GROWTH = {16, 4, 2};

    /** More steps of the full batch say nothing new. */
    private static final int ENOUGH = 30;

    /** Steps of a size before a larger one is tried. */
    private static final int WARM = 2;

    /** A larger batch may take so many times longer than expected. */
    private static final double CAUTION = 1.25;

    private static final double NANOS = 1e9;

    private final double budget;
    private final LongSupplier nanoTime;

    /** Work of a step on a batch, in whatever unit. */
    public interface Work {
        double of(Batch batch);
    }

    /**
     * @param budget seconds; exceeded only where the first, smallest step takes longer
     */
    public Calibration(double budget) {
        this(budget, System::nanoTime);
    }

    Calibration(double budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    private record Size(int sequences, int steps) {
        /** Longer sequences first, then more of them; itself when it is full. */
        Size grown(int times, Size full) {
            return steps < full.steps
                    ? new Size(sequences, (int) Math.min((long) steps * times, full.steps))
                    : new Size((int) Math.min((long) sequences * times, full.sequences), steps);
        }
    }

    /**
     * Times a model's optimiser steps.
     *
     * @param model freshly made and iterative
     * @param train scaled
     * @param config batch size
     * @param work of a step, for scaling
     */
    public StepTiming time(TrainableModel model, Batch train, TrainingConfig config, Work work) {
        BatchSource source = new BatchSource(train);
        Map<Size, Double> known = new HashMap<>();
        ToDoubleFunction<Size> workOf =
                s -> known.computeIfAbsent(s, wanted -> work.of(batch(source, wanted)));
        Size full = new Size(Math.min(config.batchSize(), train.size()), train.steps());
        long began = nanoTime.getAsLong();
        model.prepare(batch(source, full));
        Size size = new Size(1, Math.min(FIRST_STEPS, full.steps));
        Batch batch = batch(source, size);
        Curve curve = new Curve();
        List<Double> times = new ArrayList<>();
        double expected = 0;
        long iteration = 0;
        while (times.isEmpty() || times.size() < ENOUGH && since(began) + expected <= budget) {
            long start = nanoTime.getAsLong();
            model.trainStep(batch, new TrainingStep(iteration, 0, 1, iteration));
            iteration++;
            times.add(since(start));
            expected = median(times);
            curve.put(workOf.applyAsDouble(size), expected);
            // The first step of a size is a slow one.
            if (times.size() >= WARM) {
                double left = budget - since(began);
                Size next = size;
                for (int i = 0; i < GROWTH.length && next.equals(size); i++) {
                    Size larger = size.grown(GROWTH[i], full);
                    if (CAUTION * curve.at(workOf.applyAsDouble(larger)) <= left) {
                        next = larger;
                    }
                }
                if (!next.equals(size)) {
                    size = next;
                    batch = batch(source, size);
                    times.clear();
                }
            }
        }
        double perStep = curve.at(workOf.applyAsDouble(full));
        int rest = train.size() % full.sequences;
        double perEpoch =
                train.size() / full.sequences * perStep
                        + (rest == 0
                                ? 0
                                : curve.at(workOf.applyAsDouble(new Size(rest, full.steps))));
        return new StepTiming(perStep, perEpoch, size.sequences, size.steps, size.equals(full));
    }

    /**
     * Time over work: a line through the two largest sizes that were timed, as every step has a
     * part that does not grow with the batch; through the origin while there is but one.
     */
    private static final class Curve {
        private double work = Double.NaN;
        private double seconds;
        private double workBefore;
        private double secondsBefore;

        void put(double newWork, double newSeconds) {
            if (newWork != work) {
                workBefore = Double.isNaN(work) ? 0 : work;
                secondsBefore = Double.isNaN(work) ? 0 : seconds;
            }
            work = newWork;
            seconds = newSeconds;
        }

        double at(double wanted) {
            double slope = Math.max(0, (seconds - secondsBefore) / (work - workBefore));
            // Never below a share of what was timed: small batches are not free.
            return Math.max(
                    seconds + slope * (wanted - work), Math.min(1, wanted / work) * seconds);
        }
    }

    private double since(long then) {
        return (nanoTime.getAsLong() - then) / NANOS;
    }

    /** Of all but the first where there are more. */
    private static double median(List<Double> times) {
        List<Double> counted =
                times.subList(times.size() > 1 ? 1 : 0, times.size()).stream().sorted().toList();
        return counted.get(counted.size() / 2);
    }

    private static Batch batch(BatchSource source, Size size) {
        Batch whole = source.select(IntStream.range(0, size.sequences).toArray());
        if (size.steps == whole.steps()) {
            return whole;
        }
        INDArrayIndex all = NDArrayIndex.all();
        INDArrayIndex first = NDArrayIndex.interval(0, size.steps);
        var inputs = whole.inputs().get(all, first, all).dup('c');
        return new Batch(
                inputs,
                whole.targets() == whole.inputs()
                        ? inputs
                        : whole.targets().get(all, first, all).dup('c'),
                whole.time().get(all, first).dup('c'),
                whole.tau().get(all, first).dup('c'),
                whole.mask().get(all, first).dup('c'),
                whole.labels(),
                whole.ids());
    }
}
