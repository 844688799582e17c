package io.warplab.core.comparison;

import io.warplab.api.error.WarpException;
import io.warplab.core.run.OutputFolder;
import io.warplab.core.run.RunFolder;
import io.warplab.core.run.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * Where everything of a comparison lies. Each task has the folder of a run, so that all that can be
 * done with a run can be done with a task.
 */
public record ComparisonFolder(Path root) {
    private static final String COMMAND = "compare";

    /** The folder of a comparison that starts now, {@code comparisons/<name>-<time>}. */
    public static ComparisonFolder named(String name, Path parent, LocalDateTime now) {
        return new ComparisonFolder(OutputFolder.named("comparisons", name, parent, now));
    }

    /**
     * Refuses a folder that holds anything already.
     *
     * @throws WarpException {@code folder-in-use}
     */
    public void requireUnused() {
        OutputFolder.requireUnused(root, COMMAND);
    }

    /**
     * Refuses a folder that is no comparison's.
     *
     * @throws WarpException {@code not-a-comparison}
     */
    public ComparisonFolder requireComparison() {
        if (!Files.isRegularFile(config())
                || !SettingsFile.read(config(), "comparison", COMMAND).containsKey("tasks")) {
            throw WarpException.user(
                    "not-a-comparison",
                    "Expected the folder of a comparison, "
                            + root
                            + (Files.isDirectory(root) ? " holds none." : " does not exist."),
                    "Give a folder that 'warp compare' has written, such as comparisons/NAME-TIME.");
        }
        return this;
    }

    /** Settings, environment, results and page are named as a run's. */
    public RunFolder files() {
        return new RunFolder(root);
    }

    /** The comparison's settings, every default written out. */
    public Path config() {
        return files().config();
    }

    /** All results in one file. */
    public Path results() {
        return files().results();
    }

    /** All results as a page. */
    public Path report() {
        return files().report();
    }

    /** One line for each task and model. */
    public Path csv() {
        return root.resolve("table.csv");
    }

    /** The table for a paper. */
    public Path latex() {
        return root.resolve("table.tex");
    }

    /** Mean ranks and the critical difference as a picture on its own. */
    public Path picture() {
        return root.resolve("critical-difference.svg");
    }

    /** A task's run. */
    public RunFolder task(String slug) {
        return new RunFolder(root.resolve("tasks").resolve(slug));
    }

    /** Errors of each test sequence. */
    public Path sequenceErrors(String slug) {
        return task(slug).root().resolve("sequence-errors.npz");
    }

    /** What was tried for a model's learning rate. */
    Path search(String task, String model) {
        return task(task).root().resolve("search").resolve(model);
    }
}
