package io.warplab.datasets;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.physics.PhysicsPlugin;
import java.nio.file.Path;

/**
 * A run's surroundings for tests.
 *
 * @param seed of the run
 * @param folder that paths are relative to
 * @param threads that may be used
 */
public record LocalContext(long seed, Path folder, int threads) implements DatasetContext {
    /** The project's example data, copies of the real recordings. */
    public static final Path EXAMPLE_DATA = Path.of("..", "examples", "data");

    /** Two threads. */
    public LocalContext(long seed, Path folder) {
        this(seed, folder, 2);
    }

    @Override
    public Path resolve(String path) {
        return folder.resolve(path);
    }

    @Override
    public DynamicalSystem system(String name) {
        return new PhysicsPlugin()
                .systems().stream()
                        .filter(system -> system.manifest().name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
