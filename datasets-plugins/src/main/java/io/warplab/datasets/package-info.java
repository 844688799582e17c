/**
 * Data sets as one plug-in: {@link io.warplab.datasets.DatasetsPlugin} lists the readers of files
 * and the generators of synthetic sets.
 */
package io.warplab.datasets;
