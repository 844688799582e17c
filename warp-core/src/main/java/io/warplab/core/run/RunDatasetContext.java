package io.warplab.core.run;

import io.warplab.api.data.DatasetContext;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.core.plugin.PluginRegistry;
import java.nio.file.Path;

/**
 * What a run gives its data set.
 *
 * @param run whose first seed and number of threads hold
 * @param base folder of the run file
 * @param registry where systems come from
 */
record RunDatasetContext(RunFile run, Path base, PluginRegistry registry)
        implements DatasetContext {
    @Override
    public long seed() {
        return run.seeds().get(0);
    }

    @Override
    public Path resolve(String path) {
        return base.resolve(path).normalize();
    }

    @Override
    public DynamicalSystem system(String name) {
        return registry.system(name);
    }

    @Override
    public int threads() {
        return run.availableThreads();
    }
}
