/**
 * Data sets as one plug-in: {@link io.warplab.datasets.DatasetsPlugin} lists the reader of CSV
 * files and the generators of the synthetic sets.
 */
package io.warplab.datasets;
