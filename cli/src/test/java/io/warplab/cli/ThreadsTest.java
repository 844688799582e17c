package io.warplab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --threads}: lanes, BLAS and PyTorch keep to it. */
class ThreadsTest {
    private static final String MODELS =
            """
            - {model: warp, decoder: {name: mlp, width: 4}}
            - {model: gru, hidden: 4}
            """;

    @TempDir private Path folder;

    /** Notes the engine's workers whenever progress is told. */
    private static final class Watch extends StringWriter {
        private final TreeSet<String> workers = new TreeSet<>();

        @Override
        public void flush() {
            Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("warp-worker-"))
                    .forEach(workers::add);
            super.flush();
        }
    }

    private static TreeSet<String> workers(Object... words) {
        Watch err = new Watch();
        String[] args = Stream.of(words).map(Object::toString).toArray(String[]::new);
        int code =
                Main.run(
                        Terminal.NONE,
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        args);
        assertThat(code).as(err.toString()).isZero();
        return err.workers;
    }

    @Test
    void everyPartKeepsToTheThreadsGiven() throws IOException {
        Path file = Cli.pendulum(folder, MODELS);
        Path run = folder.resolve("out");
        assertThat(workers("run", file, "--out", run, "--threads", 3))
                .containsExactly("warp-worker-1", "warp-worker-2");
        assertThat(JniUtils.getNumThreads()).isEqualTo(3);
        assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
        assertThat(Files.readString(run.resolve("config.yaml"))).contains("threads: 3");

        Cli.run("evaluate", run, "--data", Cli.PENDULUM, "--threads", 2).ok();
        assertThat(JniUtils.getNumThreads()).isEqualTo(2);
        Cli.run("evaluate", run, "--data", Cli.PENDULUM).ok();
        assertThat(JniUtils.getNumThreads()).isEqualTo(3);
    }

    @Test
    void mistakes() throws IOException {
        Path file = Cli.pendulum(folder, MODELS);
        Cli.run("run", file, "--threads", 0).mistake("--threads: expected at least 1, got 0");
        Cli.run("run", file, "--threads", "two").mistake("--threads", "'two'");
        Cli.run("identify", folder, "--data", file, "--threads", -2)
                .mistake("--threads: expected at least 1, got -2");
        Cli.run("run", "--resume", folder, "--threads", 2).mistake("--resume", "--threads");
    }
}
