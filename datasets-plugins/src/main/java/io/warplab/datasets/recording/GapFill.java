package io.warplab.datasets.recording;

import io.warplab.api.error.WarpException;
import java.util.Arrays;
import java.util.List;

/**
 * Fills missing cells, so that all numbers are finite: linearly in time between the neighbours, by
 * the nearest value at the ends. Each part is filled from its own rows alone, so nothing of the
 * test part seeps into training.
 */
public final class GapFill {
    private GapFill() {}

    /**
     * A recording without gaps.
     *
     * @param recording with all cells finite
     * @param observed [rows] whether the row counts as measured
     * @param cells how many cells were filled
     * @param steps how many rows had a missing cell
     */
    public record Filled(Recording recording, boolean[] observed, int cells, int steps) {}

    /**
     * Fills a recording part by part.
     *
     * @param parts spans that do not overlap; rows outside them stay as they are
     * @param columns names of the columns, for messages
     * @throws WarpException {@code no-values} when a column has no value in a part
     */
    public static Filled fill(
            Recording recording, List<Span> parts, MissingCells missing, List<String> columns) {
        double[][] values = new double[recording.rows()][];
        boolean[] observed = new boolean[recording.rows()];
        int cells = 0;
        int steps = 0;
        for (int row = 0; row < values.length; row++) {
            double[] from = recording.values()[row];
            int gaps = (int) Arrays.stream(from).filter(Double::isNaN).count();
            values[row] = gaps == 0 ? from : from.clone();
            observed[row] = gaps == 0 || missing == MissingCells.INTERPOLATE;
            cells += gaps;
            steps += gaps > 0 ? 1 : 0;
        }
        Recording filled = new Recording(recording.name(), recording.time(), values);
        for (Span part : parts) {
            for (int c = 0; cells > 0 && part.rows() > 0 && c < columns.size(); c++) {
                fillColumn(filled, part, c, columns.get(c));
            }
        }
        return new Filled(filled, observed, cells, steps);
    }

    private static void fillColumn(Recording recording, Span part, int c, String column) {
        double[][] values = recording.values();
        int before = -1; // last row with a value
        for (int row = part.from(); row < part.to(); row++) {
            if (Double.isNaN(values[row][c])) {
                continue;
            }
            for (int gap = before < 0 ? part.from() : before + 1; gap < row; gap++) {
                values[gap][c] =
                        before < 0
                                ? values[row][c]
                                : between(recording.time(), values, before, row, gap, c);
            }
            before = row;
        }
        if (before < 0) {
            throw WarpException.user(
                    "no-values",
                    recording.name()
                            + ": column '"
                            + column
                            + "' has no value between time "
                            + recording.time()[part.from()]
                            + " and "
                            + recording.time()[part.to() - 1]
                            + ".",
                    "Leave the column out, or choose a split whose parts all have values.");
        }
        for (int gap = before + 1; gap < part.to(); gap++) {
            values[gap][c] = values[before][c];
        }
    }

    private static double between(
            double[] time, double[][] values, int before, int after, int at, int c) {
        double share = (time[at] - time[before]) / (time[after] - time[before]);
        return values[before][c] + share * (values[after][c] - values[before][c]);
    }
}
