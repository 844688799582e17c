package io.warplab.datasets.uea;

import java.util.List;

/**
 * What a {@code .ts} file holds.
 *
 * @param name of the file, for messages
 * @param problemName what the data set calls itself, or empty
 * @param classes class names in the header's order
 * @param cases at least one
 * @param notes header lines that were ignored
 */
record TsFile(
        String name,
        String problemName,
        List<String> classes,
        List<Case> cases,
        List<String> notes) {
    /**
     * One labelled sequence.
     *
     * @param line where it stands in the file
     * @param values [T][D], NaN where a value is missing; no step at the end is missing altogether
     * @param label index into the file's own classes
     */
    record Case(long line, double[][] values, int label) {}

    /** D. */
    int dimensions() {
        return cases.get(0).values()[0].length;
    }
}
