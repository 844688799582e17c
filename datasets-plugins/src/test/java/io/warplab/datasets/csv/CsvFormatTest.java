package io.warplab.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.recording.MissingCells;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kinds of files are understood. All have four rows, of which half are the test part. */
class CsvFormatTest {
    private static final double[] TRAIN = {1, 10, 2, 20};
    private static final double[] TEST = {3, 30, 4, 40};

    @TempDir Path folder;
    private TestFiles files;

    @BeforeEach
    void prepare() {
        files = new TestFiles(folder);
    }

    private Dataset read(String... settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("channels", List.of("x", "v"));
        all.put("testFraction", 0.5);
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return files.read(all);
    }

    private static void assertValues(Dataset data) {
        assertThat(data.train().inputs().data().asDouble()).containsExactly(TRAIN);
        assertThat(data.test().inputs().data().asDouble()).containsExactly(TEST);
    }

    @Test
    void commentsBlankLinesAndSpacedHeaders() {
        files.write(
                "data.csv",
                "# made by hand",
                "t, x,  v ",
                "0, 1,10",
                "",
                "   ",
                "# half",
                "1,2,20",
                "2,3,30",
                "3,4,40");
        assertValues(read());
    }

    @Test
    void gzipIsToldByItsBytes() {
        Path compressed = files.write("data.csv.gz", "x,v", "1,10", "2,20", "3,30", "4,40");
        assertValues(read("path", "data.csv.gz"));
        assertThat(compressed.toFile().renameTo(folder.resolve("data.csv").toFile())).isTrue();
        assertValues(read());
    }

    @ParameterizedTest
    @CsvSource({"';', auto", "';', ';'", "'\t', auto", "'\t', tab", "'|', auto", "' ', ' '"})
    void delimiters(String between, String setting) {
        files.write(
                "data.csv",
                String.join("\n", "x,v", "1,10", "2,20", "3,30", "4,40").replace(",", between));
        assertValues(read("delimiter", setting));
    }

    @Test
    void anotherCommentCharacterAndNone() {
        files.write("data.csv", "% note, a, b", "x,v", "1,10", "2,20", "3,30", "4,40");
        assertValues(read("comment", "%"));
        files.write("data.csv", "#x,v", "1,10", "2,20", "3,30", "4,40");
        Map<String, Object> none =
                Map.of("channels", List.of("#x", "v"), "testFraction", 0.5, "comment", "");
        assertValues(files.read(none));
    }

    @Test
    void quotesByteOrderMarkAndWindowsLineEnds() {
        files.write(
                "data.csv", "\uFEFF\"x\",\"v\"\r", "\"1\",10\r", "2,\"20\"\r", "3,30\r", "4,40\r");
        assertValues(read());
    }

    @Test
    void withoutHeaderColumnsAreNumbered() {
        files.write("data.csv", "0,10,1", "1,20,2", "2,30,3", "3,40,4");
        Dataset data =
                files.read(
                        Map.of(
                                "header",
                                false,
                                "channels",
                                List.of("3", "2"),
                                "timeColumn",
                                "1",
                                "units",
                                Map.of("2", "m/s"),
                                "testFraction",
                                0.5));
        assertValues(data);
        assertThat(data.inputs())
                .containsExactly(new Channel("column-3", ""), new Channel("column-2", "m/s"));
        assertThat(data.test().time().toDoubleMatrix()[0]).containsExactly(2, 3);
    }

    @Test
    void decimalCommas() {
        files.write("data.csv", "x;v", "1,0;10", "2,0;2,0e1", "3;30", "4;40");
        assertValues(
                files.read(
                        Map.of(
                                "channels",
                                List.of("x", "v"),
                                "testFraction",
                                0.5,
                                "decimalComma",
                                true)));
    }

    @Test
    void numbersInAllTheirForms() {
        files.write("data.csv", "x,v", "1.,1e1", "+2,.2E+2", "3e0,30", "4,400e-1");
        assertValues(read());
    }

    @Test
    void inputsAndTargetsMayDiffer() {
        files.write("data.csv", "t,u,x", "0,1,5", "1,2,6", "2,3,7", "3,4,8");
        Dataset data =
                files.read(
                        Map.of(
                                "inputs",
                                List.of("u", "x"),
                                "targets",
                                List.of("x"),
                                "units",
                                Map.of("u", "V"),
                                "testFraction",
                                0.5));
        assertThat(data.inputs()).containsExactly(new Channel("u", "V"), new Channel("x", ""));
        assertThat(data.targets()).containsExactly(new Channel("x", ""));
        assertThat(data.test().inputs().data().asDouble()).containsExactly(3, 7, 4, 8);
        assertThat(data.test().targets().data().asDouble()).containsExactly(7, 8);
    }

    @Test
    void clocks() {
        files.write("data.csv", "time,x,v", "5,1,10", "7,2,20", "11,3,30", "12,4,40");
        Dataset stamped = read("timeColumn", "time", "timeUnit", "year");
        assertThat(stamped.timeUnit()).isEqualTo("year");
        assertThat(stamped.test().time().toDoubleMatrix()[0]).containsExactly(11, 12);
        assertThat(stamped.train().tau().toDoubleMatrix()[0]).containsExactly(0, 1);
        assertThat(stamped.test().tau().toDoubleMatrix()[0]).containsExactly(0, 0.5);

        Dataset sampled =
                files.read(
                        Map.of(
                                "channels",
                                List.of("x", "v"),
                                "testFraction",
                                0.5,
                                "sampleTime",
                                0.25));
        assertThat(sampled.timeUnit()).isEqualTo("s");
        assertThat(sampled.test().time().toDoubleMatrix()[0]).containsExactly(0.5, 0.75);

        Dataset counted = read();
        assertThat(counted.timeUnit()).isEqualTo("step");
        assertThat(counted.test().time().toDoubleMatrix()[0]).containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-07-01 00:00:00, 2016-07-01 01:00:00, 2016-07-01 02:30:00, 2016-07-02 00:00:00",
        "2016-07-01, 2016-07-01T01:00, 2016-07-01T02:30:00.000, 2016-07-02",
        "2016-07-01T00:00Z, 2016-07-01T02:00+01:00, 2016-07-01T02:30Z, 2016-07-02T00:00Z"
    })
    void datesCountFromTheFirstRow(String a, String b, String c, String d) {
        files.write("data.csv", "date,x,v", a + ",1,10", b + ",2,20", c + ",3,30", d + ",4,40");
        Dataset data = read("timeColumn", "date", "timeUnit", "h");
        assertValues(data);
        assertThat(data.train().time().toDoubleMatrix()[0][1]).isCloseTo(1, within(1e-12));
        assertThat(data.test().time().toDoubleMatrix()[0][0]).isCloseTo(2.5, within(1e-12));
        assertThat(data.test().time().toDoubleMatrix()[0][1]).isCloseTo(24, within(1e-12));
    }

    @Test
    void missingCellsMaskedOrInterpolated() {
        files.write(
                "data.csv", "x,v", "1,10", "NA,20", "3,30", "4,", "5,50", "nan,60", "7,70", "8,-");
        Map<String, Object> settings =
                Map.of(
                        "channels",
                        List.of("x", "v"),
                        "testFraction",
                        0.5,
                        "missing",
                        MissingCells.MASK,
                        "missingTokens",
                        List.of("", "NA", "NaN", "-"));
        Dataset masked = files.read(settings);
        assertThat(masked.train().mask().toDoubleMatrix()[0]).containsExactly(1, 0, 1, 0);
        assertThat(masked.train().inputs().data().asDouble())
                .containsExactly(1, 10, 2, 20, 3, 30, 4, 30);
        assertThat(masked.notes())
                .contains(
                        "data.csv: 4 missing cells in 4 rows masked: those steps count as not observed");

        Map<String, Object> filled = new HashMap<>(settings);
        filled.put("missing", MissingCells.INTERPOLATE);
        Dataset interpolated = files.read(filled);
        assertThat(interpolated.test().mask().toDoubleMatrix()[0]).containsOnly(1);
        assertThat(interpolated.test().inputs().data().asDouble())
                .containsExactly(5, 50, 6, 60, 7, 70, 8, 70);
        assertThat(interpolated.notes())
                .contains("data.csv: 4 missing cells in 4 rows interpolated");
    }

    @Test
    void missingCellsOfOtherColumnsDoNotMatter() {
        files.write("data.csv", "x,v,remark", "1,10,", "2,20,shaky", "3,30,", "4,40,NA");
        assertValues(read());
    }
}
