package io.warplab.api.data;

import io.warplab.api.physics.DynamicalSystem;
import java.nio.file.Path;

/** What a data set may ask of the platform while it is made. */
public interface DatasetContext {
    /** Seed of the run; a data set that draws numbers uses nothing else. */
    long seed();

    /**
     * Resolves a path as the run file means it: absolute as is, else relative to the run file's
     * folder.
     */
    Path resolve(String path);

    /**
     * A system by name, from whatever plug-ins are there.
     *
     * @throws io.warplab.api.error.WarpException naming the nearest names when there is none
     */
    DynamicalSystem system(String name);

    /** How many threads a data set may use while it is made. */
    default int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
