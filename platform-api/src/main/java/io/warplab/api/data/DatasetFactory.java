package io.warplab.api.data;

import io.warplab.api.spi.ComponentFactory;

/** Makes a data set: reads files or generates. */
public interface DatasetFactory<C> extends ComponentFactory<C> {
    /**
     * Reads or generates the whole data set.
     *
     * @throws io.warplab.api.error.WarpException when the input is missing, ragged, empty, has NaN
     *     or too few rows
     */
    Dataset create(C config, DatasetContext context);

    /**
     * Reads another file as this data set's config reads its own, all of it into {@link
     * Dataset#test()} (train the same object). Files that are windowed are windowed as before.
     *
     * @throws io.warplab.api.error.WarpException when this data set reads no files, or as {@link
     *     #create}
     */
    default Dataset read(C config, java.nio.file.Path file, DatasetContext context) {
        throw io.warplab.api.error.WarpException.user(
                "data-not-from-files",
                "The run's data set '" + name() + "' is generated, not read from files.",
                "Give a run that was trained with a data set that reads files, such as csv.");
    }
}
