/**
 * What all readers share: {@link io.warplab.datasets.file.DataFile} opens a file, plain or gzipped,
 * and says what is wrong with one that cannot be read; {@link io.warplab.datasets.file.NumberCells}
 * makes numbers of cells; {@link io.warplab.datasets.file.FileProblems} gathers what is wrong with
 * the content.
 */
package io.warplab.datasets.file;
