package io.warplab.datasets.ett;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;
import io.warplab.datasets.csv.CsvConfig;
import io.warplab.datasets.recording.MissingCells;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code ett}. Months have 30 days here, as in all published results: 12 of them train,
 * 4 validate, 4 test; rows after them are not used. Validation and test windows reach back into the
 * part before by their look-back, so that every row of their part is forecast; none is dropped.
 *
 * @param path file in the standard form: a date and seven channels
 * @param sampling how often was measured
 * @param channels columns to model
 * @param lookBack steps given, to be the task's context
 * @param horizon steps forecast
 * @param stride rows from one training window to the next; test windows begin at every row
 */
public record EttConfig(
        @Doc("ETTh1.csv, ETTh2.csv, ETTm1.csv or ETTm2.csv, plain or gzipped") String path,
        @Doc("hourly (ETTh) or quarter-hourly (ETTm)") Sampling sampling,
        @Doc("columns to model, input and target alike") List<String> channels,
        @Doc(
                        value = "steps given before the forecast; set task.context to the same",
                        unit = "rows",
                        range = ">= 1")
                int lookBack,
        @Doc(value = "steps forecast", unit = "rows", range = ">= 1") int horizon,
        @Doc(
                        value =
                                "from one training window to the next; validation and test windows begin at every row",
                        unit = "rows",
                        range = ">= 1")
                int stride) {
    private static final String DATE = "date";
    private static final List<String> ALL =
            List.of("HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT");
    private static final int MONTH = 30 * 24;

    /** How often was measured. */
    public enum Sampling {
        HOURLY(1),
        QUARTER_HOURLY(4);

        private final int rowsPerHour;

        Sampling(int rowsPerHour) {
            this.rowsPerHour = rowsPerHour;
        }

        /** Hours from row to row. */
        double pace() {
            return 1.0 / rowsPerHour;
        }
    }

    public EttConfig() {
        this("", Sampling.HOURLY, ALL, 96, 96, 1);
    }

    public EttConfig {
        path = path == null ? "" : path;
        channels = channels == null ? ALL : List.copyOf(channels);
        Problems problems = new Problems();
        problems.require(sampling != null, "sampling", "expected hourly or quarter-hourly");
        problems.require(!channels.isEmpty(), "channels", "expected at least one column");
        problems.require(lookBack >= 1, "look-back", "expected at least 1, got " + lookBack);
        problems.require(horizon >= 1, "horizon", "expected at least 1, got " + horizon);
        problems.require(stride >= 1, "stride", "expected at least 1, got " + stride);
        problems.throwIfAny("bad-ett-settings", "");
    }

    /** The same as settings of the csv reader. */
    CsvConfig table() {
        int month = MONTH * sampling.rowsPerHour;
        int window = lookBack + horizon;
        CsvConfig plain = new CsvConfig();
        return new CsvConfig(
                path,
                List.of(),
                List.of(),
                channels,
                List.of(),
                List.of(),
                Map.of(),
                DATE,
                "h",
                null,
                true,
                plain.delimiter(),
                plain.comment(),
                false,
                MissingCells.ERROR,
                plain.missingTokens(),
                window,
                stride,
                window,
                1,
                plain.testFraction(),
                null,
                List.of(12 * month, 4 * month, 4 * month),
                0,
                lookBack);
    }
}
