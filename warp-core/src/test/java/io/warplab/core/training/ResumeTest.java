package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.io.Json;
import io.warplab.core.io.Safetensors;
import io.warplab.core.io.TensorFile;
import io.warplab.core.plugin.PlatformModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Kills trainings of a real model and goes on with them. */
class ResumeTest {
    private static final long SEED = 11;
    private static final Batch TRAIN = Sequences.sines(13, 1); // batches of 5, 5 and 3
    private static final Batch VALIDATION = Sequences.sines(4, 2);
    private static final Map<String, Object> PLATEAU =
            Map.of("kind", "reduce-on-plateau", "patience", 1, "warmup", 0.5);

    @TempDir Path folder;

    /** All that a training leaves behind, bit for bit; times aside, which no run repeats. */
    private record Outcome(
            Map<String, List<Double>> weights, List<List<Object>> history, int bestEpoch) {}

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void killedTrainingGoesOnBitForBit() {
        for (Map<String, Object> schedule :
                List.of(PLATEAU, Map.<String, Object>of("kind", "cosine"))) {
            Map<String, Object> settings = Map.of("epochs", 6, "schedule", schedule);
            Outcome unbroken = run(settings, Checkpoints.none(), silent());
            String kind = String.valueOf(schedule.get("kind"));
            for (int[] kill : new int[][] {{1, 2}, {2, 1}, {4, 3}, {6, 2}}) {
                Path own = folder.resolve(kind + "-" + kill[0] + "-" + kill[1]);
                assertThatThrownBy(
                                () -> run(settings, Checkpoints.in(own), killAt(kill[0], kill[1])))
                        .isInstanceOf(Killed.class);

                assertThat(run(settings, Checkpoints.in(own), silent()))
                        .as("%s, killed in epoch %d after batch %d", kind, kill[0], kill[1])
                        .isEqualTo(unbroken);
            }
        }
    }

    @Test
    void killedAgainAndAgainBetweenSparseCheckpoints() {
        Map<String, Object> settings =
                Map.of(
                        "epochs",
                        7,
                        "checkpoint-every",
                        2,
                        "validate-every",
                        3,
                        "schedule",
                        PLATEAU);
        Outcome unbroken = run(settings, Checkpoints.none(), silent());
        for (int epoch = 2; epoch <= 7; epoch++) {
            int at = epoch;
            assertThatThrownBy(() -> run(settings, Checkpoints.in(folder), killAt(at, 2)))
                    .isInstanceOf(Killed.class);
        }

        assertThat(run(settings, Checkpoints.in(folder), silent())).isEqualTo(unbroken);
    }

    @Test
    void optimizerStateAfterAResumeIsThatOfAnUnbrokenTraining() {
        Map<String, Object> settings = Map.of("epochs", 4);
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        run(settings, Checkpoints.in(whole), silent());
        assertThatThrownBy(() -> run(settings, Checkpoints.in(broken), killAt(3, 1)))
                .isInstanceOf(Killed.class);
        run(settings, Checkpoints.in(broken), silent());

        CheckpointFile a = CheckpointFile.read(newest(whole));
        CheckpointFile b = CheckpointFile.read(newest(broken));
        assertThat(a.snapshot().state().optimizer()).isNotEmpty();
        assertThat(bits(b.snapshot().state().optimizer()))
                .isEqualTo(bits(a.snapshot().state().optimizer()));
        assertThat(bits(b.snapshot().state().weights()))
                .isEqualTo(bits(a.snapshot().state().weights()));
        assertThat(bits(b.snapshot().best().weights()))
                .isEqualTo(bits(a.snapshot().best().weights()));
    }

    @Test
    void bestEpochAndReducedRateFromBeforeTheKillStand() {
        Map<String, Object> settings =
                Map.of("epochs", 50, "patience", 4, "schedule", PLATEAU, "checkpoint-every", 3);
        CountingModel unbroken = new CountingModel(w -> 1 + (w - 6) * (w - 6)); // best: epoch 2
        TrainingResult whole = train(unbroken, settings, TRAIN, Checkpoints.none(), silent());
        assertThatThrownBy(
                        () ->
                                train(
                                        new CountingModel(w -> 1 + (w - 6) * (w - 6)),
                                        settings,
                                        TRAIN,
                                        Checkpoints.in(folder),
                                        killAt(5, 2)))
                .isInstanceOf(Killed.class);
        CountingModel resumed = new CountingModel(w -> 1 + (w - 6) * (w - 6));
        TrainingResult rest = train(resumed, settings, TRAIN, Checkpoints.in(folder), silent());

        assertThat(whole.reason()).isEqualTo(StopReason.EARLY_STOPPING);
        assertThat(whole.history().get(5).rateFactor()).isEqualTo(0.125);
        assertThat(rest.history().stream().map(ResumeTest::untimed))
                .isEqualTo(whole.history().stream().map(ResumeTest::untimed).toList());
        assertThat(rest.bestEpoch()).isEqualTo(2);
        assertThat(resumed.weight()).isEqualTo(unbroken.weight()).isEqualTo(6);
        assertThat(resumed.steps).isEqualTo(unbroken.steps.subList(9, 18));
    }

    @Test
    void finishedTrainingIsNotRepeated() {
        Map<String, Object> settings = Map.of("epochs", 3);
        Outcome first = run(settings, Checkpoints.in(folder), silent());

        assertThat(run(settings, Checkpoints.in(folder), killAt(1, 1))).isEqualTo(first);
        assertThat(files(folder))
                .containsExactly("checkpoint-000002.safetensors", "checkpoint-000003.safetensors");
    }

    @Test
    void moreEpochsGoOnFromTheEnd() {
        run(Map.of("epochs", 3), Checkpoints.in(folder), silent());

        assertThat(run(Map.of("epochs", 5), Checkpoints.in(folder), silent()))
                .isEqualTo(run(Map.of("epochs", 5), Checkpoints.none(), silent()));
    }

    @Test
    void timeBeforeAResumeCounts() {
        Map<String, Object> settings = Map.of("epochs", 99, "max-minutes", 1.2);
        assertThatThrownBy(() -> countTenSecondsAStep(settings, killAt(2, 3)))
                .isInstanceOf(Killed.class);

        TrainingResult result = countTenSecondsAStep(settings, silent());

        // The first epoch's 30 s stand; 72 s are over in the second step of the third.
        assertThat(result.reason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(result.history())
                .extracting(EpochRecord::seconds)
                .containsExactly(30.0, 60.0, 80.0);
    }

    private TrainingResult countTenSecondsAStep(
            Map<String, Object> settings, TrainingListener listener) {
        AtomicLong clock = new AtomicLong();
        TrainingListener ticking =
                new TrainingListener() {
                    @Override
                    public void batchDone(int epoch, int batch, double loss, int samples) {
                        clock.addAndGet(10_000_000_000L);
                    }
                };
        return new Trainer(settings(settings), Sequences.FORECAST, SEED, clock::get)
                .train(
                        new CountingModel(w -> 1 / w),
                        TRAIN,
                        VALIDATION,
                        Checkpoints.in(folder),
                        TrainingListener.all(ticking, listener));
    }

    @Test
    void brokenNewestCheckpointFallsBackWithAWarning() throws IOException {
        Map<String, Object> settings = Map.of("epochs", 5);
        Outcome unbroken = run(settings, Checkpoints.none(), silent());
        assertThatThrownBy(() -> run(settings, Checkpoints.in(folder), killAt(4, 1)))
                .isInstanceOf(Killed.class);
        truncate(folder.resolve("checkpoint-000003.safetensors"));

        List<String> warnings = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        Outcome resumed =
                run(
                        settings,
                        Checkpoints.in(folder),
                        new TrainingListener() {
                            @Override
                            public void started(TrainingPlan plan) {
                                first.add(plan.firstEpoch());
                            }

                            @Override
                            public void warned(String message) {
                                warnings.add(message);
                            }
                        });

        assertThat(resumed).isEqualTo(unbroken);
        assertThat(first).containsExactly(3);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("checkpoint-000003.safetensors is broken", "of epoch 2");
    }

    @Test
    void brokenCheckpointsAloneAreTheUsersToMend() throws IOException {
        Map<String, Object> settings = Map.of("epochs", 2);
        run(settings, Checkpoints.in(folder), silent());
        truncate(folder.resolve("checkpoint-000001.safetensors"));
        Files.writeString(folder.resolve("checkpoint-000002.safetensors"), "");

        assertThatThrownBy(() -> run(settings, Checkpoints.in(folder), silent()))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("broken-checkpoint");
                            assertThat(e.getMessage())
                                    .contains("checkpoint-000001", "checkpoint-000002");
                            assertThat(e.action()).contains("delete " + folder);
                        });
    }

    @Test
    void fileOfAnotherKindIsABrokenCheckpoint() {
        Safetensors.write(
                folder.resolve("checkpoint-000001.safetensors"),
                new TensorFile(Map.of("w", Nd4j.createFromArray(1.0)), Map.of()));

        assertThatThrownBy(() -> run(Map.of("epochs", 2), Checkpoints.in(folder), silent()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("not a checkpoint of a training");
    }

    @Test
    void checkpointOfAnotherTrainingIsRefusedByName() {
        run(Map.of("epochs", 1), Checkpoints.in(folder), silent());

        assertThatThrownBy(
                        () ->
                                run(
                                        Map.of(
                                                "epochs",
                                                2,
                                                "batch-size",
                                                4,
                                                "optimizer",
                                                Map.of("learning-rate", 0.5)),
                                        Checkpoints.in(folder, Map.of("decoder", "mlp")),
                                        silent()))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("other-checkpoint");
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                        })
                .hasMessageContainingAll(
                        "training.batch-size: the checkpoint has 5, now it is 4",
                        "training.optimizer: ",
                        "model.decoder: the checkpoint has nothing, now it is mlp");
    }

    @Test
    void checkpointOfOtherDataIsRefused() {
        run(Map.of("epochs", 1), Checkpoints.in(folder), silent());
        Batch other = Sequences.sines(13, 3);

        assertThatThrownBy(
                        () -> {
                            try (TrainableModel model = warp(8)) {
                                train(
                                        model,
                                        Map.of("epochs", 2),
                                        other,
                                        Checkpoints.in(folder),
                                        silent());
                            }
                        })
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("training data: the checkpoint has 13 sequences of 8 steps");
    }

    @Test
    void checkpointOfAModelOfAnotherSizeIsRefused() {
        run(Map.of("epochs", 1), Checkpoints.in(folder), silent());

        assertThatThrownBy(
                        () -> {
                            try (TrainableModel model = warp(9)) {
                                train(
                                        model,
                                        Map.of("epochs", 2),
                                        TRAIN,
                                        Checkpoints.in(folder),
                                        silent());
                            }
                        })
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("trained numbers of the model");
    }

    @Test
    void folderThatCannotBeWrittenIsAFailureBeforeTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(
                        () ->
                                run(
                                        Map.of("epochs", 1),
                                        Checkpoints.in(file.resolve("checkpoints")),
                                        killAt(1, 1)))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.FAILURE);
                            assertThat(e.code()).isEqualTo("write-failed");
                        })
                .hasMessageContaining(file.toString());
    }

    @Test
    void folderThatCannotBeWrittenLaterIsAFailureToo() {
        assertThatThrownBy(
                        () ->
                                run(
                                        Map.of("epochs", 3),
                                        Checkpoints.in(folder.resolve("a")),
                                        new TrainingListener() {
                                            @Override
                                            public void epochDone(EpochRecord record) {
                                                replaceByFile(folder.resolve("a"));
                                            }
                                        }))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> assertThat(e.kind()).isEqualTo(WarpException.Kind.FAILURE));
    }

    @Test
    void metricsHaveEveryEpochOnceAfterAResume() throws IOException {
        Map<String, Object> settings =
                Map.of("epochs", 5, "validate-every", 2, "checkpoint-every", 2);
        Path metrics = folder.resolve("metrics.jsonl");
        assertThatThrownBy(
                        () ->
                                run(
                                        settings,
                                        Checkpoints.in(folder.resolve("checkpoints")),
                                        TrainingListener.all(
                                                new MetricsLog(metrics), killAt(4, 2))))
                .isInstanceOf(Killed.class);
        assertThat(Files.readAllLines(metrics)).hasSize(3);
        Files.writeString(metrics, "{\"epoch\":4,\"los", StandardOpenOption.APPEND);

        run(settings, Checkpoints.in(folder.resolve("checkpoints")), new MetricsLog(metrics));

        List<String> lines = Files.readAllLines(metrics);
        List<EpochRecord> records = new ArrayList<>();
        for (String line : lines) {
            records.add(Json.mapper().readValue(line, EpochRecord.class));
        }
        assertThat(records).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5);
        assertThat(records)
                .extracting(r -> Double.isNaN(r.validation()))
                .containsExactly(true, false, true, false, false);
        assertThat(lines.get(0)).contains("\"validation\":null").doesNotContain("NaN");
    }

    @Test
    void freshTrainingBeginsAFreshMetricsFile() throws IOException {
        Path metrics = Files.writeString(folder.resolve("metrics.jsonl"), "of another time\n");
        run(Map.of("epochs", 2), Checkpoints.none(), new MetricsLog(metrics));

        assertThat(Files.readAllLines(metrics)).hasSize(2).allMatch(l -> l.startsWith("{"));
    }

    private static TrainingListener silent() {
        return new TrainingListener() {};
    }

    private static TrainingListener killAt(int epoch, int batch) {
        return new TrainingListener() {
            @Override
            public void batchDone(int e, int b, double loss, int samples) {
                if (e == epoch && b == batch) {
                    throw new Killed();
                }
            }
        };
    }

    private static Outcome run(
            Map<String, Object> settings, Checkpoints checkpoints, TrainingListener listener) {
        try (TrainableModel model = warp(8)) {
            TrainingResult result = train(model, settings, TRAIN, checkpoints, listener);
            return new Outcome(
                    bits(model.state().weights()),
                    result.history().stream().map(ResumeTest::untimed).toList(),
                    result.bestEpoch());
        }
    }

    private static TrainingResult train(
            TrainableModel model,
            Map<String, Object> settings,
            Batch train,
            Checkpoints checkpoints,
            TrainingListener listener) {
        return new Trainer(settings(settings), Sequences.FORECAST, SEED)
                .train(model, train, VALIDATION, checkpoints, listener);
    }

    private static TrainingConfig settings(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("batch-size", 5);
        return Settings.of(all);
    }

    private static List<Object> untimed(EpochRecord r) {
        return List.of(
                r.epoch(),
                r.iteration(),
                r.loss(),
                r.gradientNorm(),
                r.validation(),
                r.best(),
                r.rateFactor());
    }

    private static TrainableModel warp(int width) {
        List<Channel> channels = List.of(new Channel("x", ""));
        return PlatformModule.compose(List.of())
                .model(
                        Map.of(
                                "model", "warp",
                                "initial-hidden", List.of(6),
                                "decoder",
                                        Map.of("name", "mlp", "width", width, "hidden-layers", 1)),
                        new ModelContext(
                                "warp",
                                Sequences.FORECAST,
                                channels,
                                channels,
                                0,
                                Sequences.STEPS,
                                "s",
                                Normalisation.identity(1),
                                Normalisation.identity(1),
                                1,
                                new OptimizerSpec(),
                                SEED,
                                2));
    }

    /** Values by name, compared bit for bit (ND4J's own equality has a tolerance). */
    private static Map<String, List<Double>> bits(Map<String, INDArray> arrays) {
        return arrays.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e ->
                                        Arrays.stream(e.getValue().dup('c').data().asDouble())
                                                .boxed()
                                                .toList()));
    }

    private static Path newest(Path folder) {
        return folder.resolve(files(folder).get(files(folder).size() - 1));
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void replaceByFile(Path folder) {
        try {
            Files.deleteIfExists(folder);
            Files.writeString(folder, "in the way");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
