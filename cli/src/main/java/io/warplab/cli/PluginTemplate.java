package io.warplab.cli;

import io.warplab.api.error.WarpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The worked example, {@code examples/plugin}, as the beginning of somebody's own plug-in. */
final class PluginTemplate {
    /** The example's files; a jar's folders cannot be listed as a disk's. */
    static final List<String> FILES =
            List.of(
                    "README.md",
                    "pom.xml",
                    "recording.csv",
                    "run.yaml",
                    "src/main/java/org/example/myduffing/MyDuffing.java",
                    "src/main/java/org/example/myduffing/MyDuffingPlugin.java",
                    "src/main/resources/META-INF/services/io.warplab.api.spi.WarpPlugin",
                    "src/test/java/org/example/myduffing/MyDuffingTest.java");

    private PluginTemplate() {}

    /**
     * Writes the project.
     *
     * @param folder new or empty
     * @throws WarpException when the folder holds something, or cannot be written
     */
    static void write(PluginNames names, Path folder) {
        try {
            requireEmpty(folder);
            for (String file : FILES) {
                Path to = folder.resolve(names.rename(file));
                Files.createDirectories(to.getParent());
                Files.writeString(to, names.rename(read(file)));
            }
        } catch (IOException e) {
            throw WarpException.failure(
                    "plugin-not-written",
                    "The project cannot be written into " + folder + ": " + e,
                    "Choose another folder by --dir.",
                    e);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        boolean free = !Files.exists(folder);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                free = entries.findAny().isEmpty();
            }
        }
        if (!free) {
            throw WarpException.user(
                    "folder-in-use",
                    "Expected a new or empty folder, " + folder + " is there and not empty.",
                    "Choose another folder by --dir.");
        }
    }

    private static String read(String file) throws IOException {
        try (InputStream in = PluginTemplate.class.getResourceAsStream("plugin/" + file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
