package io.warplab.datasets.recording;

/**
 * A split by shares of the rows, or by the time at which the test part begins.
 *
 * @param testFraction share of the rows, at the end, that is held out for the test; 0: none, unless
 *     {@code testFrom} says where it begins
 * @param testFrom time at which the test part begins, or null
 * @param validationFraction share of the rows, just before the test part, held out for validation
 */
public record ShareSplit(double testFraction, Double testFrom, double validationFraction)
        implements SplitRule {
    /** Keeps a product such as 0.9 * 10 from falling just below the whole number it stands for. */
    private static final double ROUNDING = 1e-9;

    @Override
    public Split split(double[] time) {
        int rows = time.length;
        int test = testFrom == null ? testStart(rows) : firstFrom(time, testFrom);
        int validation = Math.max(0, test - validationRows(rows));
        return new Split(new Span(0, validation), new Span(validation, test), new Span(test, rows));
    }

    @Override
    public boolean holdsTest() {
        return testFraction > 0 || testFrom != null;
    }

    @Override
    public boolean holdsValidation() {
        return validationFraction > 0;
    }

    @Override
    public String needs(int training, int test, int context) {
        return testFrom == null
                ? "these settings need at least "
                        + rowsNeeded(training, test, context)
                        + " rows in all"
                : "the test part begins at " + testFrom;
    }

    /**
     * Fewest rows of a recording with which every part has a window; the split must be by
     * fractions.
     */
    int rowsNeeded(int training, int test, int context) {
        // Rounding lets a part have up to a row more than its share: begin one row lower.
        double least =
                Math.max(
                        (training - 1) / (1 - testFraction - validationFraction),
                        Math.max(
                                holdsTest() ? (test - context - 1) / testFraction : 0,
                                holdsValidation() ? (test - context - 1) / validationFraction : 0));
        int rows = (int) Math.max(0, Math.min(least, Integer.MAX_VALUE / 2.0));
        while (lacks(rows, training, test, context)) {
            rows++;
        }
        return rows;
    }

    private boolean lacks(int rows, int training, int test, int context) {
        int validation = validationRows(rows);
        int testStart = testStart(rows);
        int before = testStart - validation; // rows for training
        return before < training
                || holdsValidation()
                        && (validation == 0 || validation + Math.min(context, before) < test)
                || holdsTest()
                        && (rows == testStart
                                || rows - testStart + Math.min(context, testStart) < test);
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
}
