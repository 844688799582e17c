package io.warplab.datasets.recording;

/**
 * A split by numbers of rows, as benchmarks state theirs; what follows is not used. A part that a
 * recording does not hold in full is empty: results on a shorter part would not compare.
 *
 * @param training first rows
 * @param validation rows after them; 0: none
 * @param test rows after those; 0: none
 */
public record RowSplit(int training, int validation, int test) implements SplitRule {
    @Override
    public Split split(double[] time) {
        int rows = time.length;
        int validationFrom = training;
        int testFrom = validationFrom + validation;
        return new Split(
                span(0, validationFrom, rows),
                span(validationFrom, testFrom, rows),
                span(testFrom, testFrom + test, rows));
    }

    @Override
    public boolean holdsTest() {
        return test > 0;
    }

    @Override
    public boolean holdsValidation() {
        return validation > 0;
    }

    @Override
    public String needs(int trainingWindow, int testWindow, int context) {
        return "the split by rows needs "
                + ((long) training + validation + test)
                + " rows, and windows that fit into its parts";
    }

    private static Span span(int from, int to, int rows) {
        return to <= rows
                ? new Span(from, to)
                : new Span(Math.min(from, rows), Math.min(from, rows));
    }
}
