package io.warplab.core.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.core.config.ConfigBinder;
import io.warplab.core.run.RunFile;
import io.warplab.core.training.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainingSubsetTest {
    private static final int ALL = 50;
    private static final Dataset DATA =
            new Dataset(
                    "numbers",
                    List.of(new Channel("n", "")),
                    List.of(new Channel("n", "")),
                    "s",
                    batch(ALL),
                    batch(5),
                    batch(7),
                    List.of(),
                    Map.of(),
                    List.of("a note"));

    private static Batch batch(int sequences) {
        INDArray values = Nd4j.create(DataType.DOUBLE, sequences, 3, 1);
        INDArray clock = Nd4j.create(DataType.DOUBLE, sequences, 3);
        return new Batch(
                values,
                values,
                clock,
                clock,
                Nd4j.onesLike(clock),
                null,
                LongStream.range(0, sequences).toArray());
    }

    private static long[] ids(int size, long seed) {
        return new TrainingSubset(DATA, size).draw(seed).train().ids();
    }

    @Test
    void isAStretchThatGrowsWithItsSize() {
        for (long seed = 0; seed < 40; seed++) {
            long[] before = ids(1, seed);
            for (int size : new int[] {1, 2, 3, 10, 17, 49, ALL}) {
                long[] ids = ids(size, seed);
                assertThat(ids).as("seed %d", seed).hasSize(size);
                assertThat(ids[size - 1] - ids[0]).as("seed %d", seed).isEqualTo(size - 1);
                assertThat(ids).as("seed %d, size %d", seed, size).contains(before);
                before = ids;
            }
        }
    }

    @Test
    void theSeedDrawsWhereItLies() {
        assertThat(ids(5, 3)).isEqualTo(ids(5, 3));
        assertThat(LongStream.range(0, 20).map(seed -> ids(5, seed)[0]).distinct().count())
                .isGreaterThan(5);
    }

    @Test
    void nothingElseIsLookedAtInTraining() {
        Dataset few = new TrainingSubset(DATA, 5).draw(1);
        assertThat(few.validation()).isNull();
        assertThat(few.test()).isSameAs(DATA.test());
        assertThat(few.train().targets()).isSameAs(few.train().inputs());
        assertThat(few.notes()).contains("a note").anyMatch(n -> n.contains("5 of 50"));
    }

    @Test
    void fewSequencesAreTrainedOnForAsManySteps() {
        RunFile run =
                new ConfigBinder()
                        .bind(
                                RunFile.class,
                                Map.of(
                                        "training",
                                        Map.of(
                                                "epochs", 30,
                                                "batch-size", 9,
                                                "patience", 4,
                                                "schedule", Map.of("kind", "cosine", "warmup", 2))),
                                "");
        // 45 of 50 are trained on, the others validate: 5 batches an epoch, 150 steps.
        for (int size : new int[] {1, 4, 10, 20, 30, ALL}) {
            TrainingConfig training = new TrainingSubset(DATA, size).training(run);
            int held = size < 5 ? 0 : (int) Math.max(1, Math.round(0.1 * size));
            int batches = (size - held + 8) / 9;
            assertThat(training.epochs() * batches)
                    .as("steps with %d sequences", size)
                    .isBetween(120, 180);
            int longer = training.epochs() / 30;
            assertThat(
                            new double[] {
                                training.patience(),
                                training.validateEvery(),
                                training.checkpointEvery(),
                                training.schedule().warmup()
                            })
                    .containsExactly(4 * longer, longer, longer, 2 * longer);
        }
        assertThat(new TrainingSubset(DATA, ALL).training(run)).isEqualTo(run.training());
        assertThat(Arrays.stream(ids(ALL, 9)).sum()).isEqualTo(ALL * (ALL - 1) / 2);
    }
}
