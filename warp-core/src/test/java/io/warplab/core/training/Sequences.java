package io.warplab.core.training;

import io.warplab.api.data.Batch;
import io.warplab.api.model.Task;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small data for tests. */
final class Sequences {
    static final int STEPS = 8;
    static final Task FORECAST = new Task(Task.Kind.FORECAST, 3, 0.5);

    private Sequences() {}

    /** Sines of random phase, ids from 0. */
    static Batch sines(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[count * STEPS];
        double[] tau = new double[count * STEPS];
        for (int n = 0; n < count; n++) {
            double phase = random.nextDouble(-1, 1);
            for (int t = 0; t < STEPS; t++) {
                tau[n * STEPS + t] = (double) t / (STEPS - 1);
                x[n * STEPS + t] = Math.sin(2 * Math.PI * t / STEPS + phase);
            }
        }
        INDArray values = Nd4j.create(x, new long[] {count, STEPS, 1}, DataType.DOUBLE);
        INDArray clock = Nd4j.create(tau, new long[] {count, STEPS}, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.ones(DataType.DOUBLE, count, STEPS),
                null,
                LongStream.range(0, count).toArray());
    }
}
