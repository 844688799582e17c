package io.warplab.datasets;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.physics.ecology.LotkaVolterra;
import java.nio.file.Path;

/**
 * A run's surroundings for tests.
 *
 * @param seed of the run
 * @param folder that paths are relative to
 */
public record LocalContext(long seed, Path folder) implements DatasetContext {
    /** The project's example data, copies of the real recordings. */
    public static final Path EXAMPLE_DATA = Path.of("..", "examples", "data");

    @Override
    public Path resolve(String path) {
        return folder.resolve(path);
    }

    @Override
    public DynamicalSystem system(String name) {
        if (!name.equals("lotka-volterra")) {
            throw new IllegalArgumentException("no such system in this test: " + name);
        }
        return new LotkaVolterra();
    }
}
