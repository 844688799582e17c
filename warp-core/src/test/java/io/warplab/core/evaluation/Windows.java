package io.warplab.core.evaluation;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches, contexts and models with known answers. */
final class Windows {
    private Windows() {}

    /**
     * Windows of one or more channels on an even clock; a NaN in the first channel of a step means
     * that it was not observed.
     *
     * @param values [n][t][channel]
     */
    static Batch batch(double step, double[][][] values, int[] labels) {
        int n = values.length;
        int t = values[0].length;
        double[] mask = new double[n * t];
        double[] time = new double[n * t];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < t; s++) {
                mask[i * t + s] = Double.isNaN(values[i][s][0]) ? 0 : 1;
                time[i * t + s] = s * step;
            }
        }
        INDArray x = cube(values);
        INDArray clock = Nd4j.create(time, new long[] {n, t}, DataType.DOUBLE);
        return new Batch(
                x,
                x,
                clock,
                clock,
                Nd4j.create(mask, new long[] {n, t}, DataType.DOUBLE),
                labels,
                LongStream.range(0, n).toArray());
    }

    static INDArray cube(double[][][] values) {
        double[] flat =
                Arrays.stream(values)
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
        return Nd4j.create(
                flat,
                new long[] {values.length, values[0].length, values[0][0].length},
                DataType.DOUBLE);
    }

    /** One channel. */
    static double[][][] series(double[]... windows) {
        return Arrays.stream(windows)
                .map(w -> Arrays.stream(w).mapToObj(v -> new double[] {v}).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    static ModelContext context(Task task, Normalisation scaling) {
        int channels = scaling.offset().length;
        return new ModelContext(
                "known",
                task,
                IntStream.range(0, channels).mapToObj(c -> new Channel("x" + c, "m")).toList(),
                IntStream.range(0, channels).mapToObj(c -> new Channel("x" + c, "m")).toList(),
                task.kind() == Task.Kind.CLASSIFICATION ? 2 : 0,
                3,
                "s",
                scaling,
                scaling,
                1,
                new OptimizerSpec(),
                1,
                1);
    }

    /** A model that answers as told. */
    static TrainableModel model(Function<Batch, Predictions> answer) {
        return new TrainableModel() {
            @Override
            public long parameterCount() {
                return 0;
            }

            @Override
            public Losses trainStep(Batch batch, TrainingStep step) {
                throw new AssertionError("evaluation must not train");
            }

            @Override
            public Predictions predict(Batch batch, ForecastSpec spec) {
                return answer.apply(batch);
            }

            @Override
            public ModelState state() {
                return new ModelState(Map.of(), Map.of());
            }

            @Override
            public void restore(ModelState state) {}
        };
    }
}
