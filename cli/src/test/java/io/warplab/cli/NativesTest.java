package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of its own loads: PyTorch only where a model needs it. */
class NativesTest {
    @TempDir private Path folder;

    /** Names of the classes that a command loads in this environment. */
    private List<String> loaded(Map<String, String> environment, Object... words)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "classes", ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-Xlog:class+load:file=" + log,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        Stream.of(words).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output;
        try (InputStream out = process.getInputStream()) {
            output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor()).as(output).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void aRunWithoutPyTorchLoadsNoneOfItAndUnpacksNothing() throws Exception {
        Path cache = folder.resolve("cache");
        Path file =
                Cli.pendulum(
                        folder,
                        Cli.BASELINES + "- {model: warp, decoder: {name: mlp, width: 4}}\n");
        List<String> classes =
                loaded(
                        Map.of("DJL_CACHE_DIR", cache.toString()),
                        "run",
                        file,
                        "--set",
                        "training.epochs=1",
                        "--out",
                        folder.resolve("out"));
        assertThat(classes)
                .anyMatch(line -> line.contains("io.warplab.baselines.ridge.RidgeModel"))
                .noneMatch(line -> line.contains("ai.djl."));
        assertThat(cache).doesNotExist();
    }

    @Test
    void oneWithPyTorchDoes() throws Exception {
        Path file = Cli.pendulum(folder, "- {model: gru, hidden: 4}");
        List<String> classes = loaded(Map.of(), "run", file, "--explain");
        assertThat(classes).anyMatch(line -> line.contains("ai.djl."));
    }
}
