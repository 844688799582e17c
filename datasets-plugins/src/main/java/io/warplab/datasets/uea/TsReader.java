package io.warplab.datasets.uea;

import io.warplab.api.error.DidYouMean;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.file.DataFile;
import io.warplab.datasets.file.FileProblems;
import io.warplab.datasets.file.NumberCells;
import io.warplab.datasets.recording.MissingCells;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one {@code .ts} file: header lines that start with {@code @}, then a line per sequence with
 * its dimensions separated by colons, the values of each by commas, and the class at the end.
 * Lengths may differ from sequence to sequence; steps at the end that are missing in every
 * dimension are padding and cut off. Good for one file.
 */
final class TsReader {
    private static final List<String> MISSING = List.of("?", "NaN");
    private static final String MEND = "Mend these lines.";

    private final DataFile file;
    private final boolean mayMiss;
    private final FileProblems problems;
    private final TsHeader header;
    private final NumberCells numbers = new NumberCells(MISSING, false);
    private final List<TsFile.Case> cases = new ArrayList<>();
    private int dimensions;
    private boolean data;
    private boolean broken;
    private boolean badCell;
    private long line;

    private TsReader(DataFile file, MissingCells missing) {
        this.file = file;
        mayMiss = missing != MissingCells.ERROR;
        problems = new FileProblems(file.name());
        header = new TsHeader(problems);
    }

    /**
     * The content of a file.
     *
     * @throws WarpException with every problem of the file, or the first ten
     */
    static TsFile read(DataFile file, MissingCells missing) {
        return new TsReader(file, missing).read();
    }

    private TsFile read() {
        file.require();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException e) {
            throw file.unreadable("bad-ts", e);
        }
        if (!data && !broken) {
            problems.add(
                    "line " + Math.max(1, line),
                    line == 0 ? "the file is empty" : "the file ends before a line @data",
                    "Give a .ts file with a header, @data and a line per sequence.");
        }
        problems.throwIfAny("bad-ts");
        if (cases.isEmpty()) {
            throw WarpException.user(
                    "empty-file",
                    file.path() + " has no sequence after @data.",
                    "Give a file with a line per sequence.");
        }
        return new TsFile(
                file.name(),
                header.problemName(),
                header.classes(),
                cases,
                header.notes().stream().map(note -> file.name() + ", " + note).toList());
    }

    private void take(String raw) {
        line++;
        String text = (line == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("%") || broken) {
            return;
        }
        if (data) {
            takeCase(text);
        } else if (text.equalsIgnoreCase("@data")) {
            header.end(line);
            data = true;
            dimensions = header.dimensions();
            broken = !problems.isEmpty(); // A wrong header makes every line wrong.
        } else if (text.startsWith("@")) {
            header.take(line, text);
        } else {
            problems.add(
                    "line " + line,
                    "expected a header line that starts with @, or @data, got '"
                            + text.substring(0, Math.min(20, text.length()))
                            + "'",
                    "Give a .ts file with a header, @data and a line per sequence.");
            broken = true;
        }
    }

    private void takeCase(String text) {
        String[] parts = text.split(":", -1);
        if (dimensions == 0) {
            dimensions = Math.max(1, parts.length - 1);
        }
        if (parts.length != dimensions + 1) {
            problems.add(
                    "line " + line,
                    "expected "
                            + dimensions
                            + (dimensions == 1 ? " dimension" : " dimensions")
                            + " and a class, separated by colons, found "
                            + parts.length
                            + (parts.length == 1 ? " part" : " parts"),
                    MEND);
            return;
        }
        badCell = false;
        double[][] series = new double[dimensions][];
        for (int d = 0; d < dimensions; d++) {
            series[d] = numbers(d, parts[d]);
        }
        int label = label(parts[dimensions].strip());
        if (lengthsAgree(series) && !badCell) {
            double[][] values = steps(series);
            checkGaps(values);
            cases.add(new TsFile.Case(line, values, label));
        }
    }

    private double[] numbers(int dimension, String part) {
        String[] cells = part.split(",", -1);
        double[] values = new double[cells.length];
        for (int i = 0; i < values.length; i++) {
            String cell = cells[i].strip();
            values[i] = numbers.number(cell);
            if (Double.isNaN(values[i]) && !numbers.isMissing(cell)) {
                badCell = true;
                problems.add(
                        where(dimension, i),
                        "expected a number, got '" + cell + "'",
                        "Mend these values; a missing one is written ?.");
            }
        }
        return values;
    }

    private int label(String name) {
        int label = header.classes().indexOf(name);
        if (label < 0) {
            problems.add(
                    "line " + line,
                    "class '"
                            + name
                            + "' is not among those of @classLabel: "
                            + String.join(", ", header.classes())
                            + "."
                            + DidYouMean.hint(name, header.classes()),
                    "Name every class in @classLabel.");
        }
        return label;
    }

    private boolean lengthsAgree(double[][] series) {
        for (int d = 1; d < series.length; d++) {
            if (series[d].length != series[0].length) {
                problems.add(
                        "line " + line,
                        "dimension "
                                + (d + 1)
                                + " has "
                                + series[d].length
                                + " values, dimension 1 has "
                                + series[0].length,
                        "Pad the shorter one with ? and choose what is done about missing values.");
                return false;
            }
        }
        int expected = header.seriesLength();
        if (expected > 0 && series[0].length != expected) {
            problems.add(
                    "line " + line,
                    "expected " + expected + " values (@seriesLength), found " + series[0].length,
                    "Set @equalLength false where lengths differ.");
            return false;
        }
        return true;
    }

    /** [D][T] to [T][D], without padding at the end. */
    private static double[][] steps(double[][] series) {
        int steps = series[0].length;
        while (steps > 0 && missingEverywhere(series, steps - 1)) {
            steps--;
        }
        double[][] values = new double[steps][series.length];
        for (int t = 0; t < steps; t++) {
            for (int d = 0; d < series.length; d++) {
                values[t][d] = series[d][t];
            }
        }
        return values;
    }

    private static boolean missingEverywhere(double[][] series, int t) {
        return Arrays.stream(series).allMatch(values -> Double.isNaN(values[t]));
    }

    private void checkGaps(double[][] values) {
        for (int d = 0; d < dimensions; d++) {
            int dimension = d;
            if (Arrays.stream(values).allMatch(step -> Double.isNaN(step[dimension]))) {
                problems.add(
                        "line " + line + ", dimension " + (d + 1),
                        "has no value at all",
                        "Leave such sequences out.");
            } else {
                for (int t = 0; t < values.length && !mayMiss; t++) {
                    if (Double.isNaN(values[t][d])) {
                        problems.add(
                                where(d, t),
                                "missing value",
                                "Set missing: mask or missing: interpolate.");
                    }
                }
            }
        }
    }

    private String where(int dimension, int value) {
        return "line " + line + ", dimension " + (dimension + 1) + ", value " + (value + 1);
    }
}
