package io.warplab.core.training;

import static io.warplab.core.training.InterruptedTraining.TRAIN;
import static io.warplab.core.training.InterruptedTraining.killAt;
import static io.warplab.core.training.InterruptedTraining.run;
import static io.warplab.core.training.InterruptedTraining.silent;
import static io.warplab.core.training.InterruptedTraining.train;
import static io.warplab.core.training.InterruptedTraining.warp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.TrainableModel;
import io.warplab.core.io.Safetensors;
import io.warplab.core.io.TensorFile;
import io.warplab.core.training.InterruptedTraining.Killed;
import io.warplab.core.training.InterruptedTraining.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** Checkpoints that are broken, of something else, or cannot be written. */
class CheckpointFaultsTest {
    @TempDir Path folder;

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
