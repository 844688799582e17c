package io.warplab.datasets.csv;

import io.warplab.api.error.WarpException;
import io.warplab.datasets.file.DataFile;
import io.warplab.datasets.file.FileProblems;
import io.warplab.datasets.file.NumberCells;
import io.warplab.datasets.recording.MissingCells;
import io.warplab.datasets.recording.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the chosen columns of one file. Good for one file. */
final class RecordingReader {
    private final CsvConfig config;
    private final DataFile file;
    private final CsvFile table;
    private final FileProblems problems;
    private final NumberCells numbers;
    private final TimeCells times;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> stamps = new ArrayList<>();
    private final List<String> wanted;
    private ColumnNames columns;
    private long headerLine;
    private int timeIndex;
    private int[] indices;
    private long lastStampLine;

    private RecordingReader(CsvConfig config, Path path) {
        this.config = config;
        wanted = config.columns();
        file = new DataFile(path);
        table = new CsvFile(file, config.delimiter(), config.comment(), config.decimalComma());
        problems = new FileProblems(file.name());
        numbers = new NumberCells(config.missingTokens(), config.decimalComma());
        times = new TimeCells(numbers, config.clockUnit());
    }

    /**
     * The recording in a file: the columns of {@link CsvConfig#columns()}, NaN where a cell is
     * missing and may be.
     *
     * @throws WarpException with every problem of the file, or the first ten
     */
    static Recording read(CsvConfig config, Path path) {
        return new RecordingReader(config, path).read();
    }

    private Recording read() {
        table.forEachRow(this::take);
        problems.throwIfAny("bad-csv");
        if (columns == null || rows.isEmpty()) {
            throw WarpException.user(
                    "empty-file",
                    file.path()
                            + (columns == null
                                    ? " is empty: there is no line besides comments."
                                    : " has a header in line "
                                            + headerLine
                                            + " and no rows after it."),
                    "Give a file with a row per time step.");
        }
        double[] time = new double[rows.size()];
        for (int i = 0; i < time.length; i++) {
            time[i] = stamps.isEmpty() ? i * pace() : stamps.get(i);
        }
        return new Recording(file.name(), time, rows.toArray(double[][]::new));
    }

    private double pace() {
        return config.sampleTime() == null ? 1 : config.sampleTime();
    }

    private void take(long line, List<String> cells) {
        if (columns == null) {
            columns =
                    config.header()
                            ? ColumnNames.named(cells, line)
                            : ColumnNames.numbered(cells.size(), line);
            headerLine = line;
            findColumns();
            if (config.header()) {
                return;
            }
        }
        if (indices == null) {
            return; // The wrong columns make every row wrong.
        }
        if (cells.size() != columns.size()) {
            problems.add(
                    "line " + line,
                    "expected "
                            + columns.size()
                            + (columns.size() == 1 ? " cell" : " cells")
                            + " as in line "
                            + headerLine
                            + ", found "
                            + cells.size(),
                    "Mend the rows, and check the delimiter.");
            return;
        }
        double[] row = new double[indices.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = value(line, wanted.get(c), cells.get(indices[c]));
        }
        if (timeIndex >= 0) {
            takeTime(line, cells.get(timeIndex));
        }
        rows.add(row);
    }

    private void findColumns() {
        timeIndex =
                config.timeColumn().isEmpty()
                        ? -1
                        : columns.index("time-column", config.timeColumn(), problems);
        String setting = config.channels().isEmpty() ? "inputs or targets" : "channels";
        int[] found =
                wanted.stream().mapToInt(name -> columns.index(setting, name, problems)).toArray();
        indices = problems.isEmpty() ? found : null;
    }

    private double value(long line, String column, String cell) {
        if (numbers.isMissing(cell)) {
            if (config.missing() == MissingCells.ERROR) {
                problems.add(
                        where(line, column),
                        "missing value (" + (cell.isEmpty() ? "empty" : "'" + cell + "'") + ")",
                        "Mend the file, or set missing: mask or missing: interpolate.");
            }
            return Double.NaN;
        }
        double value = numbers.number(cell);
        if (Double.isNaN(value)) {
            problems.add(
                    where(line, column),
                    "expected a number, got '" + cell + "'",
                    numbers.hasDecimalComma(cell)
                            ? "Where numbers have a decimal comma, set decimal-comma: true."
                            : "Mend the cells, or name what stands for a missing value in missing-tokens.");
        }
        return value;
    }

    private void takeTime(long line, String cell) {
        String where = where(line, config.timeColumn());
        double time = times.time(cell);
        if (Double.isNaN(time)) {
            boolean wrongUnit = !times.countsDates() && TimeCells.isDate(cell);
            problems.add(
                    where,
                    cell.isEmpty()
                            ? "expected a time, the cell is empty"
                            : wrongUnit
                                    ? "a date cannot be counted in '" + config.clockUnit() + "'"
                                    : "expected a time, got '" + cell + "'",
                    wrongUnit
                            ? "Set time-unit to s, min, h, day or week."
                            : "Times are numbers throughout, or ISO dates throughout.");
            return;
        }
        if (!stamps.isEmpty()) {
            double last = stamps.get(stamps.size() - 1);
            if (!(time > last)) {
                problems.add(
                        where,
                        "time " + time + " is not after " + last + " of line " + lastStampLine,
                        "Times must increase: sort the rows, and keep one row per time.");
            }
        }
        stamps.add(time);
        lastStampLine = line;
    }

    private static String where(long line, String column) {
        return "line " + line + ", column '" + column + "'";
    }
}
