package io.warplab.datasets;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the project's folder, too large to belong to it. */
public final class SharedData {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    /** A file or folder of it; where it is absent, the test that asks is skipped and says so. */
    public static Path require(String name) {
        Path path = FOLDER.resolve(name);
        assumeThat(Files.exists(path)).as("no real data at " + path).isTrue();
        return path;
    }
}
