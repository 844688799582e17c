package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.Task;
import io.warplab.core.training.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PreparedDataTest {
    private static final int STEPS = 4;

    @Test
    void scalingIsFittedOnTheTrainingPartAlone() {
        Batch train = ramps(10, 0, 2);
        Batch validation = ramps(2, -50, 50);
        Batch test = ramps(3, 0, 20);

        PreparedData prepared = PreparedData.of(dataset(train, validation, test), run());

        assertThat(prepared.inputScaling().offset()).containsExactly(1);
        assertThat(prepared.inputScaling().scale()).containsExactly(1);
        assertThat(prepared.targetScaling()).isEqualTo(prepared.inputScaling());
        assertThat(prepared.train().inputs().maxNumber().doubleValue()).isEqualTo(1);
        assertThat(prepared.test().inputs().maxNumber().doubleValue()).isEqualTo(19);
        assertThat(prepared.validation().inputs().minNumber().doubleValue()).isEqualTo(-51);
    }

    @Test
    void noWindowOfAnyPartIsLost() {
        PreparedData prepared =
                PreparedData.of(dataset(ramps(10, 0, 2), null, ramps(3, 0, 20)), run());

        assertThat(prepared.train().size() + prepared.validation().size()).isEqualTo(10);
        assertThat(prepared.test().size()).isEqualTo(3);
    }

    @Test
    void inputsThatArePredictedAreScaledAsTheTargetsAreWhateverElseIsKnown() {
        Batch plain = ramps(10, 0, 2);
        INDArray known = plain.inputs().mul(10).add(3);
        // What is seen of x is not quite x.
        Batch train =
                plain.withValues(
                        Nd4j.concat(2, plain.inputs().add(0.1), known).dup('c'), plain.targets());
        Dataset data =
                new Dataset(
                        "driven ramps",
                        List.of(new Channel("x", "m"), new Channel("force", "N")),
                        List.of(new Channel("x", "m")),
                        "s",
                        train,
                        null,
                        train,
                        List.of(),
                        Map.of(),
                        List.of());

        PreparedData prepared = PreparedData.of(data, run());

        assertThat(prepared.targetScaling().offset()).containsExactly(1);
        assertThat(prepared.inputScaling().offset()).containsExactly(1, 13);
        assertThat(prepared.inputScaling().scale()).containsExactly(1, 10);
    }

    private static RunFile run() {
        return new RunFile(
                "test",
                List.of(0L),
                1,
                new EngineConfig(),
                Map.of("name", "given"),
                new Task(Task.Kind.FORECAST, 2, null),
                Normalisation.Kind.MIN_MAX,
                new TrainingConfig(),
                List.of(Map.of("model", "given")));
    }

    private static Dataset dataset(Batch train, Batch validation, Batch test) {
        List<Channel> channels = List.of(new Channel("x", "m"));
        return new Dataset(
                "ramps",
                channels,
                channels,
                "s",
                train,
                validation,
                test,
                List.of(),
                Map.of(),
                List.of());
    }

    /** Sequences that rise from {@code low} to {@code high}. */
    private static Batch ramps(int count, double low, double high) {
        double[] x = new double[count * STEPS];
        double[] time = new double[x.length];
        Arrays.setAll(time, i -> (double) (i % STEPS) / (STEPS - 1));
        Arrays.setAll(x, i -> low + (high - low) * time[i]);
        INDArray values = Nd4j.create(x, new long[] {count, STEPS, 1}, DataType.DOUBLE);
        INDArray clock = Nd4j.create(time, new long[] {count, STEPS}, DataType.DOUBLE);
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
