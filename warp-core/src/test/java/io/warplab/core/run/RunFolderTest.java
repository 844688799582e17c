package io.warplab.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir private Path folder;

    @Test
    void isNamedAfterRunAndTime() {
        RunFolder run =
                RunFolder.named("My pendulum!", folder, LocalDateTime.of(2026, 1, 2, 3, 4, 5));
        assertThat(run.root()).isEqualTo(folder.resolve("runs/my-pendulum-20260102-030405"));
        run.requireUnused();
        assertThat(run.seed("gru", 7).model())
                .isEqualTo(run.root().resolve("models/gru/seed-7/model.safetensors"));
        assertThat(run.evaluation(Path.of("x/My data.csv.gz")))
                .isEqualTo(run.root().resolve("evaluations/my-data.npz"));
    }

    @Test
    void anEmptyFolderMayBeUsed() {
        new RunFolder(folder).requireUnused();
    }

    @Test
    void aFolderInUseIsRefused() throws IOException {
        RunFolder run = new RunFolder(folder);
        Files.writeString(folder.resolve("letter.txt"), "dear all");
        assertThatThrownBy(run::requireUnused)
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(run::requireRun)
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("holds no config.yaml");
        Files.writeString(run.config(), "name: x");
        assertThatThrownBy(run::requireUnused)
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> assertThat(e.action()).contains("warp run --resume " + folder));
        assertThat(run.requireRun()).isEqualTo(run);
        Files.writeString(run.config(), "tasks: []");
        assertThatThrownBy(run::requireRun)
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e).hasMessageContaining("holds a comparison");
                            assertThat(e.action()).contains("'warp compare'");
                        });
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(new RunFolder(file)::requireUnused)
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("is a file");
    }
}
