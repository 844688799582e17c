package io.warplab.datasets.csv;

import io.warplab.api.config.Doc;
import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.Problems;
import io.warplab.datasets.recording.MissingCells;
import io.warplab.datasets.recording.RowSplit;
import io.warplab.datasets.recording.ShareSplit;
import io.warplab.datasets.recording.SplitRule;
import io.warplab.datasets.recording.WindowRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings of {@code csv}.
 *
 * <p>Each recording is split in time: training, then validation, then test. Windows start at rows
 * 0, stride, 2 stride, ... of their part and lie wholly within it; with {@code testContext} a
 * validation or test window may begin that many rows before its part. A task that forecasts from at
 * least as many context steps then still scores nothing but rows of the part.
 *
 * @param path one file
 * @param paths several files, each a recording of its own; instead of {@code path}
 * @param testPaths recordings that go wholly to the test part; the others are then not split for it
 * @param channels columns that are input and target alike
 * @param inputs input columns, where they differ from the targets
 * @param targets target columns, where they differ from the inputs
 * @param units unit of each channel, by column
 * @param timeColumn column of the time stamps (numbers, or ISO dates counted from the first row)
 * @param timeUnit unit of time
 * @param sampleTime time from row to row where there is no time column
 * @param header whether the first line names the columns; without it columns are numbers from 1
 * @param delimiter auto, tab, or one character
 * @param comment character that starts a comment line, or empty
 * @param decimalComma whether numbers are written 1,5
 * @param missing what is done about missing cells
 * @param missingTokens what stands in a missing cell, in upper or lower case
 * @param window rows of a training window; 0: the whole part
 * @param stride rows from one training window to the next
 * @param testWindow rows of a validation or test window; 0: as {@code window}
 * @param testStride rows from one of them to the next; 0: one window
 * @param testFraction last share in time held out for the test
 * @param testFrom time at which the test part begins, instead of {@code testFraction}
 * @param splitRows rows of the training, validation and test part, instead of shares
 * @param validationFraction share just before the test part held out for validation
 * @param testContext rows that a validation or test window may begin before its part
 */
public record CsvConfig(
        @Doc("file, plain or gzipped; relative to the run file") String path,
        @Doc("several files, each a recording of its own; instead of path") List<String> paths,
        @Doc(
                        "recordings that go wholly to the test part; the others are then not split for a test"
                                + " part")
                List<String> testPaths,
        @Doc("columns to model: input and target alike") List<String> channels,
        @Doc("input columns where they differ from the targets; instead of channels")
                List<String> inputs,
        @Doc("target columns where they differ from the inputs; instead of channels")
                List<String> targets,
        @Doc("unit of each channel: column to unit") Map<String, String> units,
        @Doc("column of time stamps: numbers, or ISO dates, which are counted from the first row")
                String timeColumn,
        @Doc("unit of time, such as s or year; absent: s, or step where nothing says the time")
                String timeUnit,
        @Doc(value = "time from row to row where there is no time column", range = "> 0")
                Double sampleTime,
        @Doc("whether the first line names the columns; without it they are numbered from 1")
                boolean header,
        @Doc("auto, tab, or one character") String delimiter,
        @Doc("character that starts a comment line; empty: none") String comment,
        @Doc("whether numbers are written 1,5 rather than 1.5") boolean decimalComma,
        @Doc(
                        "error: refuse; mask: such a step is not observed; interpolate: in time, within the part,"
                                + " and counted as observed")
                MissingCells missing,
        @Doc("what stands in a missing cell; upper or lower case") List<String> missingTokens,
        @Doc(value = "steps of a training window; 0: the whole part", unit = "rows", range = ">= 0")
                int window,
        @Doc(value = "from one training window to the next", unit = "rows", range = ">= 1")
                int stride,
        @Doc(
                        value = "steps of a validation or test window; 0: as window",
                        unit = "rows",
                        range = ">= 0")
                int testWindow,
        @Doc(
                        value = "from one validation or test window to the next; 0: one window",
                        unit = "rows",
                        range = ">= 0")
                int testStride,
        @Doc(value = "last share in time held out for the test", range = "(0, 1)")
                double testFraction,
        @Doc("time at which the test part begins, in time-unit; instead of test-fraction")
                Double testFrom,
        @Doc(
                        value =
                                "rows of the training, validation and test part, in this order; rows after them are not"
                                        + " used; instead of test-fraction and validation-fraction",
                        unit = "rows")
                List<Integer> splitRows,
        @Doc(value = "share just before the test part held out for validation", range = "[0, 1)")
                double validationFraction,
        @Doc(
                        value =
                                "how far a validation or test window may reach back before its part; at most the task's context, so"
                                        + " that only rows of the part are scored",
                        unit = "rows",
                        range = ">= 0")
                int testContext) {
    public CsvConfig() {
        this(
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                "",
                "",
                null,
                true,
                "auto",
                "#",
                false,
                MissingCells.ERROR,
                List.of("", "NA", "NaN"),
                0,
                1,
                0,
                0,
                0.2,
                null,
                List.of(),
                0,
                0);
    }

    public CsvConfig {
        path = path == null ? "" : path;
        paths = paths == null ? List.of() : List.copyOf(paths);
        testPaths = testPaths == null ? List.of() : List.copyOf(testPaths);
        channels = channels == null ? List.of() : List.copyOf(channels);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        targets = targets == null ? List.of() : List.copyOf(targets);
        units = units == null ? Map.of() : Map.copyOf(units);
        timeColumn = timeColumn == null ? "" : timeColumn.strip();
        timeUnit = timeUnit == null ? "" : timeUnit.strip();
        comment = comment == null ? "" : comment;
        missingTokens = missingTokens == null ? List.of() : List.copyOf(missingTokens);
        splitRows = splitRows == null ? List.of() : List.copyOf(splitRows);
        Problems problems = new Problems();
        checkColumns(problems, channels, inputs, targets, units.keySet());
        checkFormat(problems, delimiter, comment, decimalComma);
        problems.require(
                path.isEmpty() || paths.isEmpty(), "paths", "give either path or paths, not both");
        problems.require(
                timeColumn.isEmpty() || sampleTime == null,
                "sample-time",
                "give either time-column or sample-time, not both");
        problems.require(
                sampleTime == null || sampleTime > 0 && Double.isFinite(sampleTime),
                "sample-time",
                "expected a positive number, got " + sampleTime);
        problems.require(missing != null, "missing", "expected error, mask or interpolate");
        requireAtLeast(problems, 0, "window", window);
        requireAtLeast(problems, 1, "stride", stride);
        requireAtLeast(problems, 0, "test-window", testWindow);
        requireAtLeast(problems, 0, "test-stride", testStride);
        requireAtLeast(problems, 0, "test-context", testContext);
        problems.require(window != 1, "window", "expected at least 2 steps, or 0 for all, got 1");
        problems.require(testWindow != 1, "test-window", "expected at least 2 steps, or 0, got 1");
        problems.require(
                testFraction > 0 && testFraction < 1,
                "test-fraction",
                "expected a share in (0, 1), got " + testFraction);
        problems.require(
                testFrom == null || testPaths.isEmpty(),
                "test-from",
                "give either test-from or test-paths, not both");
        problems.require(
                testFrom == null || Double.isFinite(testFrom),
                "test-from",
                "expected a time, got " + testFrom);
        checkSplitRows(problems, splitRows, testFrom, testPaths, validationFraction);
        double most = testFrom == null && testPaths.isEmpty() ? 1 - testFraction : 1;
        problems.require(
                validationFraction >= 0 && validationFraction < most,
                "validation-fraction",
                "expected a share from 0 to less than "
                        + most
                        + ", what the test part leaves, got "
                        + validationFraction);
        problems.throwIfAny("bad-csv-settings", "");
    }

    /**
     * What only a run can do without a default for.
     *
     * @throws io.warplab.api.error.WarpException {@code bad-csv-settings} when no file or no column
     *     is named
     */
    void requireComplete() {
        new Problems()
                .require(
                        !path.isEmpty() || !paths.isEmpty(),
                        "path",
                        "required: the file to read, or several as paths")
                .require(
                        !channels.isEmpty() || !inputs.isEmpty(),
                        "channels",
                        "required: the columns to model, or inputs and targets")
                .throwIfAny("bad-csv-settings", "'warp plugins show csv' lists all settings.");
    }

    /** The files that are split into training and test parts. */
    List<String> files() {
        return paths.isEmpty() ? List.of(path) : paths;
    }

    /** Columns of the input channels. */
    List<String> inputColumns() {
        return channels.isEmpty() ? inputs : channels;
    }

    /** Columns of the target channels. */
    List<String> targetColumns() {
        return channels.isEmpty() ? targets : channels;
    }

    /** Every column that is read, once. */
    List<String> columns() {
        Set<String> all = new LinkedHashSet<>(inputColumns());
        all.addAll(targetColumns());
        return List.copyOf(all);
    }

    /** The unit of time in force. */
    String clockUnit() {
        return timeUnit.isEmpty()
                ? timeColumn.isEmpty() && sampleTime == null ? "step" : "s"
                : timeUnit;
    }

    SplitRule splitRule() {
        if (!splitRows.isEmpty()) {
            return new RowSplit(splitRows.get(0), splitRows.get(1), splitRows.get(2));
        }
        return testPaths.isEmpty()
                ? new ShareSplit(testFraction, testFrom, validationFraction)
                : new ShareSplit(0, null, validationFraction);
    }

    WindowRule trainingRule() {
        return new WindowRule(window, stride);
    }

    WindowRule testRule() {
        int length = testWindow == 0 ? window : testWindow;
        return new WindowRule(length, testStride == 0 ? Math.max(length, 1) : testStride);
    }

    private static void checkColumns(
            Problems problems,
            List<String> channels,
            List<String> inputs,
            List<String> targets,
            Set<String> units) {
        problems.require(
                channels.isEmpty() || inputs.isEmpty() && targets.isEmpty(),
                "channels",
                "give either channels, or inputs and targets");
        problems.require(
                inputs.isEmpty() == targets.isEmpty(),
                inputs.isEmpty() ? "inputs" : "targets",
                "required: inputs and targets come together");
        checkDistinct(problems, "channels", channels);
        checkDistinct(problems, "inputs", inputs);
        checkDistinct(problems, "targets", targets);
        Set<String> known = new LinkedHashSet<>(channels);
        known.addAll(inputs);
        known.addAll(targets);
        units.stream()
                .filter(column -> !known.contains(column))
                .sorted()
                .forEach(
                        column ->
                                problems.add(
                                        "units." + column,
                                        "no such channel."
                                                + DidYouMean.hint(column, known)
                                                + " There are: "
                                                + String.join(", ", known)));
    }

    private static void checkDistinct(Problems problems, String where, List<String> columns) {
        problems.require(
                Set.copyOf(columns).size() == columns.size(),
                where,
                "expected each column once, got " + columns);
    }

    private static void checkSplitRows(
            Problems problems,
            List<Integer> splitRows,
            Double testFrom,
            List<String> testPaths,
            double validationFraction) {
        if (splitRows.isEmpty()) {
            return;
        }
        problems.require(
                splitRows.size() == 3
                        && splitRows.get(0) >= 1
                        && splitRows.get(1) >= 0
                        && splitRows.get(2) >= 1,
                "split-rows",
                "expected rows of the training, validation (0: none) and test part, got "
                        + splitRows);
        problems.require(
                testFrom == null && testPaths.isEmpty() && validationFraction == 0,
                "split-rows",
                "leave out test-from, test-paths and validation-fraction: the rows say it all");
    }

    private static void checkFormat(
            Problems problems, String delimiter, String comment, boolean decimalComma) {
        boolean named = delimiter != null && (delimiter.equals("auto") || delimiter.equals("tab"));
        boolean character =
                delimiter != null
                        && delimiter.length() == 1
                        && !"\"\r\n".contains(delimiter)
                        && !delimiter.equals(comment);
        problems.require(
                named || character,
                "delimiter",
                "expected auto, tab or one character other than a quote or the comment's, got '"
                        + delimiter
                        + "'");
        problems.require(
                !decimalComma || !",".equals(delimiter),
                "delimiter",
                "a decimal comma needs another delimiter");
        problems.require(
                comment.isEmpty() || comment.length() == 1 && !"\"\r\n".contains(comment),
                "comment",
                "expected one character or nothing, got '" + comment + "'");
    }

    private static void requireAtLeast(Problems problems, int least, String where, int value) {
        problems.require(value >= least, where, "expected at least " + least + ", got " + value);
    }
}
