package io.warplab.core.run;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Where a command may write what it makes. */
public final class OutputFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private OutputFolder() {}

    /** {@code <kind>/<name>-<time>} within {@code parent}. */
    public static Path named(String kind, String name, Path parent, LocalDateTime now) {
        return parent.resolve(kind).resolve(RunFile.slug(name) + "-" + STAMP.format(now));
    }

    /**
     * Refuses a folder that holds anything already.
     *
     * @param command of {@code warp} that would write there, and could go on there
     * @throws WarpException {@code folder-in-use}
     */
    public static void requireUnused(Path root, String command) {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw WarpException.user(
                    "folder-in-use",
                    "Expected a folder, " + root + " is a file.",
                    "Choose another --out.");
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.findAny().isPresent()) {
                throw WarpException.user(
                        "folder-in-use",
                        root + " is not empty.",
                        Files.isRegularFile(new RunFolder(root).config())
                                ? "Go on with what was begun in it: warp "
                                        + command
                                        + " --resume "
                                        + root
                                        + System.lineSeparator()
                                        + "or choose another --out."
                                : "Choose another --out, or empty it.");
            }
        } catch (IOException e) {
            throw WarpException.user(
                    "folder-in-use",
                    "Could not look into " + root + ": " + e.getMessage() + ".",
                    "Choose another --out.");
        }
    }
}
