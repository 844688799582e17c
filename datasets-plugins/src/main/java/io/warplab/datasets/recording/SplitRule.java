package io.warplab.datasets.recording;

/**
 * Where a recording is split in time: training rows first, then validation rows, then test rows.
 */
public interface SplitRule {
    /** The rows of each part; a part may be empty. */
    Split split(double[] time);

    /** Whether recordings have a test part of their own. */
    boolean holdsTest();

    /** Whether recordings have a validation part. */
    boolean holdsValidation();

    /**
     * What a recording needs for every part to have a window, in words that end a sentence.
     *
     * @param training rows of a training window
     * @param test rows of a validation or test window
     * @param context how many rows a validation or test window may begin before its part
     */
    String needs(int training, int test, int context);

    /**
     * The parts of one recording.
     *
     * @param training rows before the validation part
     * @param validation rows before the test part, may be empty
     * @param test last rows
     */
    record Split(Span training, Span validation, Span test) {}
}
