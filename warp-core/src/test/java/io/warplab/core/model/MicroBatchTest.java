package io.warplab.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.Activation;
import io.warplab.api.lanes.Precision;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch in one block for each worker, and the same batch in blocks as small as the tightest
 * memory makes them: the gradients are the same. Gradient descent shows them in the weights.
 */
class MicroBatchTest {
    private static final long SEED = 5;
    private static final int BATCH = 37;
    private static final int STEPS = 24;

    @ParameterizedTest
    @CsvSource({
        "FORECAST, RECURRENT",
        "FORECAST, CONVOLUTIONAL",
        "RECONSTRUCTION, RECURRENT",
        "RECONSTRUCTION, CONVOLUTIONAL",
        "CLASSIFICATION, RECURRENT",
        "CLASSIFICATION, CONVOLUTIONAL",
        "CLASSIFICATION, CHUNKED"
    })
    void blocksOfAnySizeGiveTheSameGradients(Task.Kind kind, WarpConfig.ModeChoice mode) {
        Task task = new Task(kind, 4, kind == Task.Kind.FORECAST ? 0.5 : null);
        Batch batch = batch();
        long tight = tightest(task, mode);
        try (WarpModel whole = model(task, mode, 1L << 30);
                WarpModel cut = model(task, mode, tight)) {
            for (int i = 0; i < 3; i++) {
                TrainingStep step = new TrainingStep(i, 0, 1, SEED + i);
                double norm = whole.trainStep(batch, step).gradientNorm();
                assertThat(cut.trainStep(batch, step).gradientNorm())
                        .isCloseTo(norm, org.assertj.core.data.Percentage.withPercentage(1e-9));
            }
            int blocks = (BATCH + cut.plan(BATCH).blockLanes() - 1) / cut.plan(BATCH).blockLanes();
            assertThat(blocks).as("blocks within %d bytes", tight).isGreaterThan(2);
            assertThat(whole.plan(BATCH).blockLanes()).isGreaterThanOrEqualTo((BATCH + 1) / 2);
            Map<String, INDArray> expected = whole.state().weights();
            cut.state()
                    .weights()
                    .forEach(
                            (name, values) ->
                                    assertThat(
                                                    values.sub(expected.get(name))
                                                            .norm2Number()
                                                            .doubleValue())
                                            .as(name)
                                            .isLessThanOrEqualTo(
                                                    1e-11
                                                            * (1
                                                                    + expected.get(name)
                                                                            .norm2Number()
                                                                            .doubleValue())));
        }
    }

    /** The least memory, to a few percent, with which the model is not refused. */
    private static long tightest(Task task, WarpConfig.ModeChoice mode) {
        long memory = 1L << 30;
        while (true) {
            try {
                model(task, mode, (long) (0.95 * memory)).close();
                memory = (long) (0.95 * memory);
            } catch (WarpException e) {
                return memory;
            }
        }
    }

    private static WarpModel model(Task task, WarpConfig.ModeChoice mode, long memory) {
        List<Channel> channels = List.of(new Channel("a", ""), new Channel("b", ""));
        WarpConfig config =
                new WarpConfig(
                        Map.of("name", "mlp"),
                        Map.of("name", "dense"),
                        mode,
                        WarpConfig.Initial.NETWORK,
                        List.of(6),
                        Activation.SWISH,
                        WarpConfig.HeadKind.POINT,
                        1e-4,
                        List.of(WarpConfig.Lift.PRODUCTS),
                        true,
                        0,
                        WarpConfig.Adapt.ALWAYS,
                        Precision.FLOAT64);
        return (WarpModel)
                new WarpModelFactory(new CoreParts(5, 1))
                        .create(
                                config,
                                new ModelContext(
                                        "warp",
                                        task,
                                        channels,
                                        channels,
                                        task.kind() == Task.Kind.CLASSIFICATION ? 3 : 0,
                                        STEPS,
                                        "s",
                                        Normalisation.identity(2),
                                        Normalisation.identity(2),
                                        1,
                                        new OptimizerSpec("sgd", 0.05, Map.of(), 0),
                                        SEED,
                                        2,
                                        memory));
    }

    /** Random walks of unequal lengths. */
    private static Batch batch() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] x = new double[BATCH * STEPS * 2];
        double[] tau = new double[BATCH * STEPS];
        double[] mask = new double[BATCH * STEPS];
        int[] labels = new int[BATCH];
        for (int n = 0; n < BATCH; n++) {
            int length = random.nextInt(STEPS / 2, STEPS + 1);
            labels[n] = random.nextInt(3);
            for (int t = 0; t < STEPS; t++) {
                int i = n * STEPS + t;
                tau[i] = (double) t / (STEPS - 1);
                mask[i] = t < length ? 1 : 0;
                for (int c = 0; c < 2; c++) {
                    double before = t == 0 ? 0 : x[2 * (i - 1) + c];
                    x[2 * i + c] = before + 0.2 * random.nextGaussian();
                }
            }
        }
        INDArray values = Nd4j.create(x, new long[] {BATCH, STEPS, 2}, DataType.DOUBLE);
        INDArray clock = Nd4j.create(tau, new long[] {BATCH, STEPS}, DataType.DOUBLE);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.create(mask, new long[] {BATCH, STEPS}, DataType.DOUBLE),
                labels,
                LongStream.range(0, BATCH).toArray());
    }
}
