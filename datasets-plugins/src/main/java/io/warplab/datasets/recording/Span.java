package io.warplab.datasets.recording;

/**
 * Rows of a recording.
 *
 * @param from first row
 * @param to one after the last row
 */
public record Span(int from, int to) {
    /** Number of rows. */
    public int rows() {
        return to - from;
    }
}
