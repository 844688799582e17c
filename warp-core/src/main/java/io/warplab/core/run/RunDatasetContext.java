package io.warplab.core.run;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Path;

/**
 * What a run gives its data set.
 *
 * @param seed the run's first seed
 * @param base folder of the run file
 * @param registry where systems come from
 */
record RunDatasetContext(long seed, Path base, PluginRegistry registry) implements DatasetContext {
    @Override
    public Path resolve(String path) {
        return base.resolve(path).normalize();
    }

    @Override
    public DynamicalSystem system(String name) {
        return registry.system(name);
    }
}
