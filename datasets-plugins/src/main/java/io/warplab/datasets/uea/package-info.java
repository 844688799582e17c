/**
 * The data set {@code uea}: labelled sequences in the {@code .ts} files of the UEA and UCR
 * archives. {@link io.warplab.datasets.uea.TsReader} reads a file and tells all that is wrong with
 * it at once, {@link io.warplab.datasets.uea.UeaDatasetFactory} makes a training and a test part of
 * a pair of them.
 */
package io.warplab.datasets.uea;
