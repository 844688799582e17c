package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.core.plugin.PlatformModule;
import io.warplab.core.plugin.PluginRegistry;
import io.warplab.core.run.RunExecutor;
import io.warplab.core.run.RunFile;
import io.warplab.core.run.RunFileReader;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.RunListener;
import io.warplab.core.training.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed in the middle of its second model, and what can go wrong then. */
class ResumeTest {
    private static final String MODELS =
            """
            - model: ridge
            - name: WARP
              model: warp
              decoder: {name: mlp, width: 4}
            - name: GRU
              model: gru
              hidden: 4
            """;

    private static final String[] WEIGHTS = {
        "models/ridge/seed-0/model.safetensors",
        "models/warp/seed-0/model.safetensors",
        "models/gru/seed-0/model.safetensors"
    };

    @TempDir private Path folder;

    /** Stands for a killed process: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Runs until a step of an epoch of a model, then stops dead. */
    private Path killed(Path file, String model, int epoch) {
        PluginRegistry registry = PlatformModule.compose(List.of());
        RunFile run = new RunFileReader(registry).read(file, List.of("training.epochs=3"));
        Path out = folder.resolve("killed");
        RunListener killer =
                new RunListener() {
                    @Override
                    public TrainingListener training(String name, long seed) {
                        return new TrainingListener() {
                            @Override
                            public void batchDone(int e, int batch, double loss, int samples) {
                                if (name.equals(model) && e == epoch) {
                                    throw new Killed();
                                }
                            }
                        };
                    }
                };
        assertThatThrownBy(
                        () ->
                                new RunExecutor(registry)
                                        .execute(
                                                run,
                                                file.getParent(),
                                                new RunFolder(out),
                                                "a test",
                                                killer))
                .isInstanceOf(Killed.class);
        return out;
    }

    @Test
    void goesOnBitForBit() throws IOException {
        Path file = Cli.pendulum(folder, MODELS);
        Path unbroken = folder.resolve("unbroken");
        Cli.run("run", file, "--set", "training.epochs=3", "--out", unbroken).ok();
        for (String model : new String[] {"WARP", "GRU"}) {
            Path killed = killed(file, model, 2);
            assertThat(killed.resolve(WEIGHTS[0])).exists();
            Cli.Outcome resumed = Cli.run("run", "--resume", killed).ok();
            assertThat(resumed.err())
                    .contains("[1/3] ridge: trained already")
                    .contains(model + ": 3 epochs, 1 done before");
            for (String weights : WEIGHTS) {
                assertThat(killed.resolve(weights))
                        .hasSameBinaryContentAs(unbroken.resolve(weights));
            }
            assertThat(Files.readAllLines(killed.resolve("models/warp/seed-0/metrics.jsonl")))
                    .hasSize(3);
            delete(killed);
        }
    }

    @Test
    void brokenCheckpoint() throws IOException {
        Path run = killed(Cli.pendulum(folder, MODELS), "WARP", 2);
        try (Stream<Path> files = Files.list(run.resolve("models/warp/seed-0/checkpoints"))) {
            for (Path checkpoint : files.toList()) {
                byte[] bytes = Files.readAllBytes(checkpoint);
                bytes[bytes.length - 3] ^= 1;
                Files.write(checkpoint, bytes);
            }
        }
        Cli.run("run", "--resume", run).mistake("checkpoint", "broken");
    }

    @Test
    void brokenModel() throws IOException {
        Path run = killed(Cli.pendulum(folder, MODELS), "WARP", 1);
        Path model = run.resolve(WEIGHTS[0]);
        Files.write(model, "not a model".getBytes(StandardCharsets.UTF_8));
        Cli.run("evaluate", run, "--data", Cli.PENDULUM).mistake("ridge", "broken");
        Cli.run("run", "--resume", run).mistake("ridge", "broken");
    }

    @Test
    void anUnfinishedRunIsEvaluatedAsFarAsItGoes() throws IOException {
        Path run = killed(Cli.pendulum(folder, MODELS), "WARP", 1);
        Cli.Outcome outcome = Cli.run("evaluate", run, "--data", Cli.PENDULUM).ok();
        assertThat(outcome.err()).contains("warning: WARP was not trained");
        assertThat(outcome.out()).contains("ridge").doesNotContain("GRU");
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
