/**
 * The data set {@code mnist}: images in the IDX files of MNIST and its relatives, as sequences of
 * pixels or of rows, to be completed or classified. {@link io.warplab.datasets.mnist.IdxFile} reads
 * a file, {@link io.warplab.datasets.mnist.ImageFiles} finds the four of a data set.
 */
package io.warplab.datasets.mnist;
