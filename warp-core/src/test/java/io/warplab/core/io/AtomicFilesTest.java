package io.warplab.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir Path folder;

    @Test
    void replacesTheWholeFile() throws IOException {
        Path file = folder.resolve("a/b.txt");
        AtomicFiles.writeText(file, "a long first text");
        AtomicFiles.writeText(file, "second");

        assertThat(file).hasContent("second");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void fullDiskLeavesTheOldFileAndSaysHowMuchIsFree() throws IOException {
        Path file = folder.resolve("model.bin");
        AtomicFiles.writeText(file, "old");

        assertThatThrownBy(
                        () ->
                                AtomicFiles.write(
                                        file,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.FAILURE);
                            assertThat(e.code()).isEqualTo("disk-full");
                            assertThat(e.getMessage())
                                    .contains("model.bin")
                                    .containsPattern("\\d+ bytes free");
                            assertThat(e.action()).contains("Free some space");
                        });
        assertThat(file).hasContent("old");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void folderThatCannotBeMadeIsAFailureToWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way").resolve("below.txt");

        assertThatThrownBy(() -> AtomicFiles.writeText(file, "x"))
                .isInstanceOfSatisfying(
                        WarpException.class, e -> assertThat(e.code()).isEqualTo("write-failed"))
                .hasMessageContaining("below.txt");
    }

    @Test
    void failureOfTheContentLeavesNothing() {
        Path file = folder.resolve("x");

        assertThatThrownBy(
                        () ->
                                AtomicFiles.write(
                                        file,
                                        out -> {
                                            throw new IllegalStateException("no content");
                                        }))
                .hasMessage("no content");
        assertThat(folder).isEmptyDirectory();
    }
}
