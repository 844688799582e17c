package io.warplab.datasets.recording;

/**
 * What one file holds: rows in time order. The arrays are neither copied nor written to.
 *
 * @param name of the file, for messages
 * @param time [rows], strictly increasing
 * @param values [rows][columns], NaN where a cell is missing
 */
public record Recording(String name, double[] time, double[][] values) {
    /** Number of rows. */
    public int rows() {
        return time.length;
    }
}
