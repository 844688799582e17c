package io.warplab.core.training;

import static io.warplab.core.training.InterruptedTraining.SEED;
import static io.warplab.core.training.InterruptedTraining.TRAIN;
import static io.warplab.core.training.InterruptedTraining.VALIDATION;
import static io.warplab.core.training.InterruptedTraining.bits;
import static io.warplab.core.training.InterruptedTraining.killAt;
import static io.warplab.core.training.InterruptedTraining.run;
import static io.warplab.core.training.InterruptedTraining.settings;
import static io.warplab.core.training.InterruptedTraining.silent;
import static io.warplab.core.training.InterruptedTraining.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.core.training.InterruptedTraining.Killed;
import io.warplab.core.training.InterruptedTraining.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills trainings of a real model and goes on with them. */
class ResumeTest {
    private static final Map<String, Object> PLATEAU =
            Map.of("kind", "reduce-on-plateau", "patience", 1, "warmup", 0.5);

    @TempDir Path folder;

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
        assertThat(rest.history().stream().map(InterruptedTraining::untimed))
                .isEqualTo(whole.history().stream().map(InterruptedTraining::untimed).toList());
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
}
