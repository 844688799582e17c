package io.warplab.testkit;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Small tasks that any model should learn something of: waves of random phase to forecast, a lagged
 * mixture of two channels to reconstruct, two slopes to tell apart, a motion under a known force.
 * Sequences end at different steps, and some steps in between were not observed.
 */
final class ToyBatches {
    static final int SEQUENCES = 24;
    static final int CHANNELS = 2;
    private static final double MISSING = 0.05;

    private ToyBatches() {}

    static Batch of(Task.Kind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = ToyModels.STEPS;
        double[] inputs = new double[SEQUENCES * steps * CHANNELS];
        double[] targets = new double[inputs.length];
        double[] mask = new double[SEQUENCES * steps];
        double[] time = new double[mask.length];
        int[] labels = new int[SEQUENCES];
        for (int n = 0; n < SEQUENCES; n++) {
            labels[n] = n % ToyModels.CLASSES;
            double phase = 2 * Math.PI * random.nextDouble();
            int length = steps - random.nextInt(steps / 3);
            double clock = 0;
            for (int t = 0; t < steps; t++) {
                int i = n * steps + t;
                time[i] = clock;
                clock += 0.8 + 0.4 * random.nextDouble();
                mask[i] = t == 0 || t < length && random.nextDouble() >= MISSING ? 1 : 0;
                double angle = phase + 2 * Math.PI * t / 12;
                double drift = kind == Task.Kind.CLASSIFICATION ? 2.0 * labels[n] - 1 : 0;
                inputs[i * CHANNELS] = Math.sin(angle) + drift;
                inputs[i * CHANNELS + 1] = Math.cos(angle) + drift;
                int before = (t == 0 ? i : i - 1) * CHANNELS;
                targets[i * CHANNELS] = 0.8 * inputs[i * CHANNELS + 1] - 0.2;
                targets[i * CHANNELS + 1] = 0.5 * inputs[before] - 0.5 * inputs[i * CHANNELS];
            }
        }
        long[] cube = {SEQUENCES, steps, CHANNELS};
        long[] plane = {SEQUENCES, steps};
        INDArray x = array(inputs, cube);
        double[] tau = Arrays.stream(time).map(c -> c / (steps - 1)).toArray();
        return new Batch(
                x,
                kind == Task.Kind.RECONSTRUCTION ? array(targets, cube) : x,
                array(time, plane),
                array(tau, plane),
                array(mask, plane),
                kind == Task.Kind.CLASSIFICATION ? labels : null,
                LongStream.range(0, SEQUENCES).toArray());
    }

    /**
     * A rotation that a known force pushes, random from step to step: channels x, y to forecast and
     * then the force.
     */
    static Batch driven(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Batch plain = of(Task.Kind.FORECAST, seed);
        int steps = ToyModels.STEPS;
        double[] inputs = new double[SEQUENCES * steps * (CHANNELS + 1)];
        double[] targets = new double[SEQUENCES * steps * CHANNELS];
        double cos = Math.cos(2 * Math.PI / 12);
        double sin = Math.sin(2 * Math.PI / 12);
        for (int n = 0; n < SEQUENCES; n++) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double force = 0;
            for (int t = 0; t < steps; t++) {
                int i = n * steps + t;
                targets[i * CHANNELS] = x;
                targets[i * CHANNELS + 1] = y;
                inputs[i * (CHANNELS + 1)] = x;
                inputs[i * (CHANNELS + 1) + 1] = y;
                inputs[i * (CHANNELS + 1) + 2] = force;
                double next = 2 * random.nextDouble() - 1;
                double turned = cos * x + sin * y + 0.4 * (force + next);
                y = cos * y - sin * x;
                x = turned;
                force = next;
            }
        }
        return plain.withValues(
                array(inputs, new long[] {SEQUENCES, steps, CHANNELS + 1}),
                array(targets, new long[] {SEQUENCES, steps, CHANNELS}));
    }

    private static INDArray array(double[] values, long[] shape) {
        return Nd4j.create(values, shape, DataType.DOUBLE);
    }

    /** The batch with other values where nothing was observed. */
    static Batch withUnobserved(Batch batch, double value) {
        double[] mask = values(batch.mask());
        return replaced(batch, (i, old) -> mask[i] == 0 ? value : old);
    }

    /** The batch with other values at all steps from {@code first} on. */
    static Batch withLater(Batch batch, int first, double value) {
        return replaced(batch, (i, old) -> i % batch.steps() >= first ? value : old);
    }

    /** The batch with other targets, as targets and among the inputs, from {@code first} on. */
    static Batch withLaterTargets(Batch batch, int first, double value) {
        return batch.withValues(
                later(batch.inputs(), first, 0, batch.targetSize(), value),
                later(batch.targets(), first, 0, batch.targetSize(), value));
    }

    /** The batch with other known inputs, those after the targets, from {@code first} on. */
    static Batch withLaterKnown(Batch batch, int first, double value) {
        return batch.withValues(
                later(batch.inputs(), first, batch.targetSize(), batch.inputSize(), value),
                batch.targets());
    }

    /** Other values in channels {@code from} to {@code to} of later steps, the latter excluded. */
    private static INDArray later(INDArray array, int first, int from, int to, double value) {
        double[] v = values(array);
        int steps = (int) array.size(1);
        int width = (int) array.size(2);
        for (int i = 0; i < v.length; i++) {
            int channel = i % width;
            if (i / width % steps >= first && channel >= from && channel < to) {
                v[i] = value;
            }
        }
        return array(v, array.shape().clone());
    }

    /** The batch with one more, unobserved step at the end of every sequence. */
    static Batch padded(Batch batch) {
        INDArray x = longer(batch.inputs(), 0);
        return new Batch(
                x,
                batch.targets() == batch.inputs() ? x : longer(batch.targets(), 0),
                longer(batch.time(), 1),
                longer(batch.tau(), 0.1),
                longer(batch.mask(), Double.NaN),
                batch.labels(),
                batch.ids());
    }

    /** Appends to every sequence its last value plus a step, or 0 where the step is NaN. */
    private static INDArray longer(INDArray array, double step) {
        int n = (int) array.size(0);
        int t = (int) array.size(1);
        int width = (int) (array.length() / n / t);
        double[] from = values(array);
        double[] to = new double[n * (t + 1) * width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(from, i * t * width, to, i * (t + 1) * width, t * width);
            for (int c = 0; c < width; c++) {
                to[((i + 1) * (t + 1) - 1) * width + c] =
                        Double.isNaN(step) ? 0 : from[((i + 1) * t - 1) * width + c] + step;
            }
        }
        long[] shape = array.shape().clone();
        shape[1] = t + 1;
        return array(to, shape);
    }

    private interface Replacement {
        double at(int cell, double old);
    }

    private static Batch replaced(Batch batch, Replacement replacement) {
        INDArray x = replaced(batch.inputs(), replacement);
        return batch.withValues(
                x, batch.targets() == batch.inputs() ? x : replaced(batch.targets(), replacement));
    }

    private static INDArray replaced(INDArray array, Replacement replacement) {
        double[] v = values(array);
        int width = (int) array.size(2);
        for (int i = 0; i < v.length; i++) {
            v[i] = replacement.at(i / width, v[i]);
        }
        return array(v, array.shape().clone());
    }

    static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
