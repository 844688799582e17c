package io.warplab.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warplab.api.error.WarpException;
import io.warplab.datasets.Settings;
import io.warplab.datasets.recording.MissingCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about a bad file or setting. */
class CsvErrorsTest {
    private static final Map<String, Object> SETTINGS =
            Map.of("channels", List.of("x", "v"), "timeColumn", "t", "window", 2);

    @TempDir Path folder;
    private TestFiles files;

    @BeforeEach
    void prepare() {
        files = new TestFiles(folder);
    }

    private WarpException refused(Map<String, ?> settings) {
        WarpException refused =
                catchThrowableOfType(WarpException.class, () -> files.read(settings));
        assertThat(refused).as("expected a refusal of %s", settings).isNotNull();
        assertThat(refused.kind()).isEqualTo(WarpException.Kind.USER);
        return refused;
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> all = new HashMap<>(SETTINGS);
        all.put(key, value);
        return all;
    }

    @Test
    void missingFileAndFolder() throws IOException {
        WarpException missing = refused(SETTINGS);
        assertThat(missing.code()).isEqualTo("no-such-file");
        assertThat(missing).hasMessageContaining("data.csv does not exist");
        Files.createDirectory(folder.resolve("data.csv"));
        assertThat(refused(SETTINGS)).hasMessageContaining("is a folder");
    }

    @Test
    void emptyAndHeaderOnly() {
        files.write("data.csv", "# nothing but", "", "# comments");
        WarpException empty = refused(SETTINGS);
        assertThat(empty.code()).isEqualTo("empty-file");
        assertThat(empty).hasMessageContaining("is empty: there is no line besides comments");

        files.write("data.csv", "# comment", "t,x,v");
        WarpException header = refused(SETTINGS);
        assertThat(header.code()).isEqualTo("empty-file");
        assertThat(header).hasMessageContaining("has a header in line 2 and no rows after it");
    }

    @Test
    void raggedRows() {
        files.write("data.csv", "# comment", "t,x,v", "0,1,2", "1,2", "2,3,4,5", "3,4,5");
        assertThat(refused(SETTINGS))
                .hasMessage(
                        String.join(
                                System.lineSeparator(),
                                "data.csv, line 4: expected 3 cells as in line 2, found 2",
                                "data.csv, line 5: expected 3 cells as in line 2, found 4"));
    }

    @Test
    void unknownColumnsAllAtOnce() {
        files.write("data.csv", "Year, Lynx, Hare", "1900, 4, 30");
        WarpException refused =
                refused(Map.of("channels", List.of("Hares", "Lnyx"), "timeColumn", "when"));
        assertThat(refused)
                .hasMessageContaining(
                        "data.csv, line 1: no column 'Hares', which channels asks for. Did you mean Hare?"
                                + " The columns are: Year, Lynx, Hare.")
                .hasMessageContaining(
                        "no column 'Lnyx', which channels asks for. Did you mean Lynx?")
                .hasMessageContaining("no column 'when', which time-column asks for.");
    }

    @Test
    void aFileWithoutItsHeader() {
        files.write("data.csv", "0,1,2", "1,2,3");
        assertThat(refused(SETTINGS).action()).contains("set header: false");
    }

    @Test
    void tooFewColumnsWithoutHeader() {
        files.write("data.csv", "0,1,2", "1,2,3");
        assertThat(refused(Map.of("header", false, "channels", List.of("2", "4", "v"))))
                .hasMessageContaining(
                        "line 1: no column 4, which channels asks for: the file has no header and 3"
                                + " columns.")
                .hasMessageContaining("no column v");
    }

    @Test
    void aColumnNamedTwice() {
        files.write("data.csv", "t,x,v,x", "0,1,2,3");
        assertThat(refused(SETTINGS))
                .hasMessage("data.csv, line 1: the header names column 'x' 2 times");
    }

    @Test
    void missingCells() {
        files.write("data.csv", "t,x,v", "0,1,2", "1,,3", "2,3,NaN", "3,4,5");
        WarpException refused = refused(SETTINGS);
        assertThat(refused)
                .hasMessage(
                        String.join(
                                System.lineSeparator(),
                                "data.csv, line 3, column 'x': missing value (empty)",
                                "data.csv, line 4, column 'v': missing value ('NaN')"));
        assertThat(refused.action()).contains("missing: mask or missing: interpolate");
    }

    @Test
    void cellsThatAreNoNumbers() {
        files.write(
                "data.csv",
                "t;x;v",
                "0;abc;1",
                "1;1,5;2",
                "2;0x1p3;3",
                "3;1e999;4",
                "4;1f;5",
                "5;Infinity;6");
        WarpException refused = refused(SETTINGS);
        assertThat(refused)
                .hasMessageContaining("line 2, column 'x': expected a number, got 'abc'")
                .hasMessageContaining("line 3, column 'x': expected a number, got '1,5'")
                .hasMessageContaining("got '0x1p3'")
                .hasMessageContaining("got '1e999'")
                .hasMessageContaining("got '1f'")
                .hasMessageContaining("got 'Infinity'");
        assertThat(refused.action()).contains("decimal-comma: true");
    }

    @Test
    void timesThatDoNotIncrease() {
        files.write("data.csv", "t,x,v", "0,1,2", "1,2,3", "1,3,4", "0.5,4,5", ",5,6", "soon,6,7");
        assertThat(refused(SETTINGS))
                .hasMessage(
                        String.join(
                                System.lineSeparator(),
                                "data.csv, line 4, column 't': time 1.0 is not after 1.0 of line 3",
                                "data.csv, line 5, column 't': time 0.5 is not after 1.0 of line 4",
                                "data.csv, line 6, column 't': expected a time, the cell is empty",
                                "data.csv, line 7, column 't': expected a time, got 'soon'"));
    }

    @Test
    void datesInAUnitOfNoFixedLength() {
        files.write("data.csv", "t,x,v", "2020-01-01,1,2", "2021-01-01,2,3");
        assertThat(refused(with("timeUnit", "year")))
                .hasMessageContaining("line 2, column 't': a date cannot be counted in 'year'");
    }

    @Test
    void ofManyProblemsTheFirstTenAndHowManyMore() {
        String[] lines = new String[38];
        Arrays.fill(lines, "0,bad,1");
        lines[0] = "t,x,v";
        files.write("data.csv", lines);
        String[] told = refused(Map.of("channels", List.of("x"))).getMessage().split("\\R");
        assertThat(told).hasSize(11);
        assertThat(told[9]).startsWith("data.csv, line 11,");
        assertThat(told[10]).isEqualTo("and 27 more like these");
    }

    @Test
    void brokenQuotesAndBrokenGzip() throws IOException {
        files.write("data.csv", "t,x,v", "0,\"1\"2,3", "1,2,3");
        assertThat(refused(SETTINGS)).hasMessageContaining("is not a table of delimited text");

        String[] rows = new String[3000];
        Arrays.setAll(rows, i -> i == 0 ? "t,x,v" : i + "," + Math.sin(i) + "," + Math.cos(i));
        Path compressed = files.write("data.csv.gz", rows);
        byte[] bytes = Files.readAllBytes(compressed);
        Files.write(folder.resolve("data.csv"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(refused(SETTINGS)).hasMessageContaining("like a gzip file but is broken");
        Files.write(folder.resolve("data.csv"), new byte[] {0x1f, (byte) 0x8b, 0x7f, 0, 0, 0});
        assertThat(refused(SETTINGS)).hasMessageContaining("like a gzip file but is broken");
    }

    @Test
    void tooFewRowsSaysHowManyAreNeeded() {
        files.ramp("data.csv", 20, i -> i);
        Map<String, Object> settings = Map.of("channels", List.of("x"), "window", 17);
        WarpException refused = refused(settings);
        assertThat(refused.code()).isEqualTo("too-few-rows");
        assertThat(refused)
                .hasMessage(
                        String.join(
                                System.lineSeparator(),
                                "data.csv: the training part has 16 of 20 rows, a training window needs 17;"
                                        + " these settings need at least 81 rows in all",
                                "data.csv: the test part has 4 of 20 rows, a test window needs 17; these"
                                        + " settings need at least 81 rows in all"));
        files.ramp("data.csv", 80, i -> i);
        assertThat(refused(settings)).hasMessageContaining("the test part has 16 of 80 rows");
        files.ramp("data.csv", 81, i -> i);
        assertThat(files.read(settings).test().size()).isEqualTo(1);
    }

    @Test
    void tooFewRowsOfATestFromATime() {
        files.ramp("data.csv", 20, i -> i);
        assertThat(
                        refused(
                                Map.of(
                                        "channels",
                                        List.of("x"),
                                        "window",
                                        6,
                                        "timeColumn",
                                        "t",
                                        "testFrom",
                                        8.0,
                                        "testContext",
                                        1)))
                .hasMessage(
                        "data.csv: the test part (its context included) has 5 of 20 rows, a test window"
                                + " needs 6; the test part begins at 8.0");
    }

    @Test
    void tooFewRowsInAUsersOwnFile() {
        files.ramp("data.csv", 200, i -> i);
        Path own = files.ramp("own.csv", 5, i -> i);
        WarpException refused =
                catchThrowableOfType(
                        WarpException.class,
                        () -> files.reread(Map.of("channels", List.of("x"), "window", 8), own));
        assertThat(refused.code()).isEqualTo("too-few-rows");
        assertThat(refused).hasMessage("own.csv: has 5 rows, a test window needs 8");
    }

    @Test
    void allWindowsBeginWithAMissingStep() {
        files.write("data.csv", "x,v", "NA,1", "1,2", "NA,3", "2,4", "5,6", "6,7", "7,8", "8,9");
        Map<String, Object> settings =
                Map.of(
                        "channels",
                        List.of("x"),
                        "missing",
                        MissingCells.MASK,
                        "testFraction",
                        0.5,
                        "window",
                        2,
                        "stride",
                        2);
        WarpException refused = refused(settings);
        assertThat(refused.code()).isEqualTo("no-windows");
        assertThat(refused).hasMessage("Every training window begins with a missing step.");
    }

    @Test
    void wrongSettingsAllAtOnce() {
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("paths", List.of("other.csv"));
        wrong.put("path", "data.csv");
        wrong.put("channels", List.of("x", "x"));
        wrong.put("inputs", List.of("x"));
        wrong.put("units", Map.of("y", "m"));
        wrong.put("timeColumn", "t");
        wrong.put("sampleTime", -1.0);
        wrong.put("delimiter", "::");
        wrong.put("comment", "//");
        wrong.put("window", 1);
        wrong.put("stride", 0);
        wrong.put("testFraction", 1.0);
        wrong.put("validationFraction", 0.5);
        wrong.put("testContext", -1);
        wrong.put("splitRows", List.of(10, 5));
        WarpException refused =
                catchThrowableOfType(
                        WarpException.class, () -> Settings.of(CsvConfig.class, wrong));
        assertThat(refused.getMessage().split("\\R"))
                .hasSizeGreaterThanOrEqualTo(13)
                .anySatisfy(line -> assertThat(line).startsWith("paths: give either"))
                .anySatisfy(line -> assertThat(line).startsWith("channels: give either"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("channels: expected each column once"))
                .anySatisfy(line -> assertThat(line).startsWith("targets: required"))
                .anySatisfy(line -> assertThat(line).startsWith("units.y: no such channel"))
                .anySatisfy(line -> assertThat(line).startsWith("sample-time: give either"))
                .anySatisfy(line -> assertThat(line).startsWith("sample-time: expected a positive"))
                .anySatisfy(line -> assertThat(line).startsWith("delimiter: "))
                .anySatisfy(line -> assertThat(line).startsWith("comment: "))
                .anySatisfy(line -> assertThat(line).startsWith("window: "))
                .anySatisfy(line -> assertThat(line).startsWith("stride: "))
                .anySatisfy(line -> assertThat(line).startsWith("test-fraction: "))
                .anySatisfy(line -> assertThat(line).startsWith("validation-fraction: "))
                .anySatisfy(line -> assertThat(line).startsWith("test-context: "))
                .anySatisfy(line -> assertThat(line).startsWith("split-rows: expected rows of"))
                .anySatisfy(line -> assertThat(line).startsWith("split-rows: leave out"));
    }

    @Test
    void aRunFileMustNameFileAndColumns() {
        assertThat(refused(Map.of("path", "")))
                .hasMessageContaining("path: required")
                .hasMessageContaining("channels: required");
    }
}
