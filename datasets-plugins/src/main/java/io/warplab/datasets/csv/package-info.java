/**
 * The data set {@code csv}: tables in text files, plain or gzipped. {@link
 * io.warplab.datasets.csv.CsvFile} finds the rows, {@link io.warplab.datasets.csv.RecordingReader}
 * makes numbers of the chosen columns and tells every problem of a file at once, {@link
 * io.warplab.datasets.csv.CsvDatasetFactory} splits and windows them.
 */
package io.warplab.datasets.csv;
