package io.warplab.core.run;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file of settings that a person wrote. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads it.
     *
     * @param what it is, for messages: such as {@code run file}
     * @param command of {@code warp} that takes such files
     * @throws WarpException {@code missing-file} or {@code bad-yaml}
     */
    public static Map<String, Object> read(Path file, String what, String command) {
        return YamlText.map(text(file, what, command), file.toString());
    }

    private static String text(Path file, String what, String command) {
        if (Files.isDirectory(file)) {
            throw WarpException.user(
                    "missing-file",
                    "Expected a " + what + " (YAML), " + file + " is a folder.",
                    Files.isRegularFile(new RunFolder(file).config())
                            ? "Go on with what was begun in it: warp "
                                    + command
                                    + " --resume "
                                    + file
                            : "Name a file within it.");
        }
        if (!Files.isRegularFile(file)) {
            throw WarpException.user(
                    "missing-file",
                    "There is no " + what + " " + file + ".",
                    "Check the path; examples/ holds files to start from.");
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw WarpException.user(
                    "bad-yaml",
                    file + " is not UTF-8 text.",
                    "Give a " + what + " (YAML), saved as UTF-8.");
        } catch (IOException e) {
            throw WarpException.user(
                    "missing-file",
                    "Could not read " + file + ": " + e.getMessage() + ".",
                    "Check that you may read it.");
        }
    }
}
