package io.warplab.datasets.recording;

/**
 * Where a recording is split in time: training rows first, then validation rows, then test rows.
 *
 * @param testFraction share of the rows, at the end, that is held out for the test; 0: none, unless
 *     {@code testFrom} says where it begins
 * @param testFrom time at which the test part begins, or null
 * @param validationFraction share of the rows, just before the test part, held out for validation
 */
public record SplitRule(double testFraction, Double testFrom, double validationFraction) {
    /** Keeps a product such as 0.9 * 10 from falling just below the whole number it stands for. */
    private static final double ROUNDING = 1e-9;

    /** The rows of each part; a part may be empty. */
    public Split split(double[] time) {
        int rows = time.length;
        int test = testFrom == null ? testStart(rows) : firstFrom(time, testFrom);
        int validation = Math.max(0, test - validationRows(rows));
        return new Split(new Span(0, validation), new Span(validation, test), new Span(test, rows));
    }

    /** Whether recordings have a test part of their own. */
    public boolean holdsTest() {
        return testFraction > 0 || testFrom != null;
    }

    /**
     * Fewest rows of a recording with which every part has a window; the split must be by
     * fractions.
     *
     * @param training rows of a training window
     * @param test rows of a validation or test window
     * @param context how many rows a test window may begin before the test part
     */
    int rowsNeeded(int training, int test, int context) {
        // Rounding lets a part have up to a row more than its share: begin one row lower.
        double least =
                Math.max(
                        (training - 1) / (1 - testFraction - validationFraction),
                        Math.max(
                                holdsTest() ? (test - context - 1) / testFraction : 0,
                                validationFraction > 0 ? (test - 1) / validationFraction : 0));
        int rows = (int) Math.max(0, Math.min(least, Integer.MAX_VALUE / 2.0));
        while (testStart(rows) - validationRows(rows) < training
                || validationFraction > 0 && validationRows(rows) < test
                || holdsTest()
                        && rows - testStart(rows) + Math.min(context, testStart(rows)) < test) {
            rows++;
        }
        return rows;
    }

    private int testStart(int rows) {
        return (int) Math.floor(rows * (1 - testFraction) + ROUNDING);
    }

    private int validationRows(int rows) {
        return (int) Math.round(rows * validationFraction);
    }

    private static int firstFrom(double[] time, double start) {
        int row = 0;
        while (row < time.length && time[row] < start) {
            row++;
        }
        return row;
    }

    /**
     * The parts of one recording.
     *
     * @param training rows before the validation part
     * @param validation rows before the test part, may be empty
     * @param test last rows
     */
    public record Split(Span training, Span validation, Span test) {}
}
