package io.warplab.datasets.recording;

/** What is done about a cell without a value. */
public enum MissingCells {
    /** The file is refused. */
    ERROR,
    /** The step counts as not observed. */
    MASK,
    /** The value is interpolated and counts as observed. */
    INTERPOLATE
}
