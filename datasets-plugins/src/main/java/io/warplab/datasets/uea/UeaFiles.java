package io.warplab.datasets.uea;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The two files of a data set.
 *
 * @param train of the training part
 * @param test of the test part
 */
record UeaFiles(Path train, Path test) {
    /**
     * As settings name them; a folder must hold one pair.
     *
     * @throws WarpException {@code bad-uea-settings} when no file is named, {@code no-such-file}
     *     when a folder holds no pair, or several
     */
    static UeaFiles of(UeaConfig config, DatasetContext context) {
        if (!config.train().isEmpty()) {
            return new UeaFiles(context.resolve(config.train()), context.resolve(config.test()));
        }
        if (config.path().isEmpty()) {
            throw WarpException.user(
                    "bad-uea-settings",
                    "path: required: the folder with NAME_TRAIN.ts and NAME_TEST.ts, or the files as train and"
                            + " test",
                    "'warp plugins show uea' lists all settings.");
        }
        Path folder = context.resolve(config.path());
        return new UeaFiles(only(folder, "_train"), only(folder, "_test"));
    }

    private static Path only(Path folder, String ending) {
        List<Path> found = List.of();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                found = files.filter(file -> matches(file, ending)).sorted().toList();
            } catch (IOException e) {
                throw WarpException.failure(
                        "unreadable-file",
                        folder + " cannot be read: " + e.getMessage() + ".",
                        "Check its permissions and the disk.",
                        e);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String wanted = "one file NAME" + ending.toUpperCase(Locale.ROOT) + ".ts";
        throw WarpException.user(
                "no-such-file",
                !Files.isDirectory(folder)
                        ? "Expected a folder with " + wanted + ", " + folder + " is none."
                        : "Expected "
                                + wanted
                                + " (or .ts.gz) in "
                                + folder
                                + ", found "
                                + (found.isEmpty() ? "none" : names(found))
                                + ".",
                "Check the path, which is relative to the run file's folder, or give the files as train and"
                        + " test.");
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(f -> f.getFileName().toString()).toList());
    }

    private static boolean matches(Path file, String ending) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(ending + ".ts") || name.endsWith(ending + ".ts.gz");
    }
}
