package io.warplab.baselines;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches and contexts for tests. */
public final class Sequences {
    private Sequences() {}

    /** Data [n][t][channel] that a model forecasts or reconstructs, all observed. */
    public static Batch batch(double[][][] data) {
        return batch(data, null, null, null);
    }

    /**
     * @param targets null: the inputs
     * @param mask [n][t], null: all observed
     * @param labels may be null
     */
    public static Batch batch(
            double[][][] data, double[][][] targets, double[][] mask, int[] labels) {
        int n = data.length;
        int t = data[0].length;
        double[] ones = new double[n * t];
        Arrays.fill(ones, 1);
        double[] clock = IntStream.range(0, n * t).mapToDouble(i -> i % t).toArray();
        double[] tau = Arrays.stream(clock).map(c -> c / Math.max(1, t - 1)).toArray();
        INDArray inputs = cube(data);
        return new Batch(
                inputs,
                targets == null ? inputs : cube(targets),
                matrix(clock, n, t),
                matrix(tau, n, t),
                mask == null
                        ? matrix(ones, n, t)
                        : matrix(
                                Arrays.stream(mask).flatMapToDouble(Arrays::stream).toArray(),
                                n,
                                t),
                labels,
                LongStream.range(0, n).toArray());
    }

    private static INDArray cube(double[][][] data) {
        double[] flat =
                Arrays.stream(data)
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        return Nd4j.create(
                flat, new long[] {data.length, data[0].length, data[0][0].length}, DataType.DOUBLE);
    }

    private static INDArray matrix(double[] values, int n, int t) {
        return Nd4j.create(values, new long[] {n, t}, DataType.DOUBLE);
    }

    /** Sine and cosine of unit amplitude with random phases, 20 steps a period. */
    public static double[][][] waves(int n, int t, long seed) {
        Random random = new Random(seed);
        double[][][] data = new double[n][t][2];
        for (double[][] sequence : data) {
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int s = 0; s < t; s++) {
                double angle = phase + 2 * Math.PI * s / 20;
                sequence[s] = new double[] {Math.sin(angle), Math.cos(angle)};
            }
        }
        return data;
    }

    /** Random numbers. */
    public static double[][][] noise(int n, int t, int d, long seed) {
        Random random = new Random(seed);
        double[][][] data = new double[n][t][d];
        for (double[][] sequence : data) {
            for (double[] step : sequence) {
                Arrays.setAll(step, i -> random.nextGaussian());
            }
        }
        return data;
    }

    /** The first channels alone. */
    public static double[][][] leading(double[][][] data, int channels) {
        return Arrays.stream(data)
                .map(
                        sequence ->
                                Arrays.stream(sequence)
                                        .map(step -> Arrays.copyOf(step, channels))
                                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** What a model is built for. */
    public static ModelContext context(
            Task task, int inputs, int targets, int classes, OptimizerSpec optimizer) {
        return new ModelContext(
                "model",
                task,
                channels(inputs),
                channels(targets),
                classes,
                30,
                "s",
                Normalisation.identity(inputs),
                Normalisation.identity(targets),
                1,
                optimizer,
                7,
                1);
    }

    /** Adam at 0.01 with clipping at 1. */
    public static OptimizerSpec adam() {
        return new OptimizerSpec("adam", 0.01, Map.of(), 1);
    }

    private static java.util.List<Channel> channels(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Channel("c" + i, "")).toList();
    }

    /** All elements, row-major. */
    public static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
