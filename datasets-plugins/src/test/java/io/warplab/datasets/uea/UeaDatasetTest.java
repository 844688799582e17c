package io.warplab.datasets.uea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.recording.MissingCells;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UeaDatasetTest {
    private static final String HEADER =
            """
            # what the data is
            @problemName Gaits
            @timeStamps false
            @univariate false
            @dimensions 2
            @equalLength false
            @classLabel true walking running
            @data
            """;

    @TempDir Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Dataset read(Object... settings) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        if (!all.containsKey("train")) {
            all.putIfAbsent("path", ".");
        }
        return new UeaDatasetFactory()
                .create(Settings.of(UeaConfig.class, all), new LocalContext(1, folder));
    }

    private static double[] row(Batch batch, int n, int channel) {
        double[] values = new double[batch.steps()];
        Arrays.setAll(values, t -> batch.inputs().getDouble(n, t, channel));
        return values;
    }

    private static double[] mask(Batch batch, int n) {
        return batch.mask().getRow(n).toDoubleVector();
    }

    @Test
    void lengthsMayDifferAndClassesFollowTheHeader() throws IOException {
        write("Gaits_TRAIN.ts", HEADER + "1,2,3:-1,-2,-3:running\n\n4,5:6,7:walking\n");
        write("Gaits_TEST.ts", HEADER + "1,2,3,4:5,6,7,8:walking\n");
        Dataset data = read("sampleTime", 0.5, "timeUnit", "s");

        assertThat(data.name()).isEqualTo("Gaits");
        assertThat(data.classes()).containsExactly("walking", "running");
        assertThat(data.train().labels()).containsExactly(1, 0);
        assertThat(data.test().labels()).containsExactly(0);
        assertThat(data.train().inputs().shape()).containsExactly(2, 3, 2);
        assertThat(data.train().targets()).isSameAs(data.train().inputs());
        assertThat(row(data.train(), 0, 1)).containsExactly(-1, -2, -3);
        assertThat(Arrays.copyOf(row(data.train(), 1, 0), 2)).containsExactly(4, 5);
        assertThat(mask(data.train(), 1)).containsExactly(1, 1, 0);
        assertThat(data.train().time().getDouble(0, 2)).isEqualTo(1);
        assertThat(data.timeUnit()).isEqualTo("s");
        // The clock is the longest training sequence's.
        assertThat(data.test().tau().getDouble(0, 2)).isEqualTo(1);
        assertThat(data.test().tau().getDouble(0, 3)).isEqualTo(1.5);
        assertThat(data.test().ids()).containsExactly(2);
        assertThat(data.validation()).isNull();
    }

    @Test
    void anotherOrderOfClassesInTheTestFileIsTheSameClasses() throws IOException {
        write("train.ts", HEADER + "1:2:running\n3:4:walking\n");
        write(
                "test.ts",
                HEADER.replace("walking running", "running walking") + "1:2:running\n3:4:walking");
        assertThat(read("train", "train.ts", "test", "test.ts").test().labels())
                .containsExactly(1, 0);
    }

    @Test
    void headersInAnyCaseOneDimensionAndGzip() throws IOException {
        String text =
                "\uFEFF@PROBLEMNAME Beats\r\n@Univariate TRUE\r\n@classlabel true a b\r\n@DATA\r\n"
                        + "1e-3, -.5 ,+2:a\r\n% a comment\r\n1,2,3:b\r\n";
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("B_TRAIN.ts.gz")))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        write("B_TEST.ts", text);
        Dataset data = read();
        assertThat(data.train().inputs()).isEqualTo(data.test().inputs());
        assertThat(row(data.train(), 0, 0)).containsExactly(0.001, -0.5, 2);
        assertThat(data.train().labels()).containsExactly(0, 1);
    }

    @Test
    void missingValuesAreRefusedMaskedOrInterpolated() throws IOException {
        String text = HEADER + "1,?,3,4:1,2,NaN,4:walking\n?,2,3:1,2,3:running\n";
        write("train.ts", text);
        write("test.ts", HEADER + "1:1:walking\n");
        assertThat(refused("train.ts", "test.ts"))
                .hasMessageContaining("train.ts, line 9, dimension 1, value 2: missing value")
                .hasMessageContaining("train.ts, line 9, dimension 2, value 3: missing value")
                .hasMessageContaining("train.ts, line 10, dimension 1, value 1: missing value");

        Object[] files = {"train", "train.ts", "test", "test.ts", "missing", MissingCells.MASK};
        Dataset masked = read(files);
        assertThat(mask(masked.train(), 0)).containsExactly(1, 0, 0, 1);
        // A sequence begins with what was observed, and is shorter for it.
        assertThat(mask(masked.train(), 1)).containsExactly(1, 1, 0, 0);
        assertThat(row(masked.train(), 1, 0)[0]).isEqualTo(2);
        assertThat(masked.train().tau().getDouble(1, 0)).isZero();

        files[5] = MissingCells.INTERPOLATE;
        Dataset filled = read(files);
        assertThat(row(filled.train(), 0, 0)).containsExactly(1, 2, 3, 4);
        assertThat(row(filled.train(), 0, 1)).containsExactly(1, 2, 3, 4);
        assertThat(mask(filled.train(), 1)).containsExactly(1, 1, 1, 0);
        assertThat(filled.notes())
                .contains("train.ts: 3 missing values in 2 sequences interpolated");
    }

    @Test
    void missingStepsAtTheEndArePadding() throws IOException {
        write("train.ts", HEADER + "1,2,?,?:1,2,NaN,?:walking\n1,2,3,4:1,2,3,4:running\n");
        write("test.ts", HEADER + "1:1:walking\n");
        assertThat(mask(read("train", "train.ts", "test", "test.ts").train(), 0))
                .containsExactly(1, 1, 0, 0);
    }

    private WarpException refused(String train, String test) {
        return catchThrowableOfType(WarpException.class, () -> read("train", train, "test", test));
    }

    @Test
    void allThatIsWrongWithBothFilesIsToldAtOnce() throws IOException {
        write(
                "train.ts",
                HEADER
                        + "1,2:3,4:walking\n1,2:3:walking\n1,x:3,4:walking\n1,2:walking\n"
                        + "1,2:3,4:wolking\n1,,2:3,4,5:walking\n?,?:1,2:walking\n");
        write("test.ts", HEADER.replace("@dimensions 2", "@dimensions two"));
        assertThat(refused("train.ts", "test.ts"))
                .hasMessageContaining(
                        "train.ts, line 10: dimension 2 has 1 values, dimension 1 has 2")
                .hasMessageContaining(
                        "train.ts, line 11, dimension 1, value 2: expected a number, got 'x'")
                .hasMessageContaining(
                        "train.ts, line 12: expected 2 dimensions and a class, separated by colons, found 2"
                                + " parts")
                .hasMessageContaining(
                        "train.ts, line 13: class 'wolking' is not among those of @classLabel: walking,"
                                + " running. Did you mean walking?")
                .hasMessageContaining(
                        "train.ts, line 14, dimension 1, value 2: expected a number, got ''")
                .hasMessageContaining("train.ts, line 15, dimension 1: has no value at all")
                .hasMessageContaining(
                        "test.ts, line 5, @dimensions: expected a whole number of at least 1, got 'two'");
    }

    @Test
    void headersThatCannotBeServed() throws IOException {
        Map<String, String> wrong = new HashMap<>();
        wrong.put(HEADER.replace("@timeStamps false", "@timeStamps true"), "time stamps");
        wrong.put(HEADER.replace("@classLabel true walking running\n", ""), "no @classLabel");
        wrong.put(
                HEADER.replace("true walking running", "false"),
                "expected true and the class names");
        wrong.put(
                HEADER.replace("walking running", "walking"), "two or more different class names");
        wrong.put(HEADER.replace("@classLabel", "@targetLabel true\n@classLabel"), "regression");
        wrong.put(HEADER.replace("@equalLength false", "@equalLength"), "expected true or false");
        wrong.put(HEADER.replace("@data\n", ""), "ends before a line @data");
        wrong.put("", "the file is empty");
        wrong.put("1,2,3\n", "line 1: expected a header line that starts with @");
        wrong.put(HEADER, "has no sequence after @data");
        wrong.put(
                HEADER.replace("@equalLength false", "@equalLength true\n@seriesLength 3")
                        + "1,2:3,4:walking\n",
                "line 10: expected 3 values (@seriesLength), found 2");
        write("good.ts", HEADER + "1:2:walking\n");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            write("bad.ts", one.getKey());
            assertThat(refused("bad.ts", "good.ts"))
                    .as(one.getKey())
                    .isNotNull()
                    .hasMessageContaining("bad.ts")
                    .hasMessageContaining(one.getValue());
        }
    }

    @Test
    void filesThatDoNotBelongTogether() throws IOException {
        write("train.ts", HEADER + "1:2:walking\n");
        write("test.ts", HEADER.replace("@dimensions 2", "@dimensions 1") + "1:walking\n");
        assertThat(refused("train.ts", "test.ts"))
                .hasMessageContaining("test.ts has 1 dimension, train.ts has 2");
        write("other.ts", HEADER.replace("running", "swimming") + "1:2:swimming\n");
        assertThat(refused("train.ts", "other.ts"))
                .hasMessageContaining(
                        "other.ts, line 9: class 'swimming' is none of the training file's: [walking, running]");
    }

    @Test
    void foldersWithoutAPair() throws IOException {
        assertThat(catchThrowableOfType(WarpException.class, this::read))
                .hasMessageContaining("one file NAME_TRAIN.ts (or .ts.gz)")
                .hasMessageContaining("found none");
        write("A_TRAIN.ts", HEADER);
        write("B_TRAIN.ts", HEADER);
        assertThat(catchThrowableOfType(WarpException.class, this::read))
                .hasMessageContaining("found A_TRAIN.ts, B_TRAIN.ts");
        assertThat(catchThrowableOfType(WarpException.class, () -> read("path", "nowhere")))
                .hasMessageContaining("nowhere is none");
        assertThat(refused("absent.ts", "too.ts"))
                .hasMessageContaining("absent.ts does not exist")
                .hasMessageContaining("too.ts does not exist");
    }

    @Test
    void nothingObservedUnderAMask() throws IOException {
        write("train.ts", HEADER + "1,?:?,2:walking\n");
        write("test.ts", HEADER + "1:1:walking\n");
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        read(
                                                "train",
                                                "train.ts",
                                                "test",
                                                "test.ts",
                                                "missing",
                                                MissingCells.MASK)))
                .hasMessageContaining("train.ts, line 9: every step has a missing value");
    }

    @Test
    void anotherFileKeepsTheClassesOfTheTraining() throws IOException {
        write("train.ts", HEADER + "1:2:running\n3:4:walking\n");
        write("test.ts", HEADER + "1:2:walking\n");
        Path own =
                write(
                        "own.ts",
                        HEADER.replace("walking running", "running walking") + "1,2:2,3:running\n");
        UeaConfig config =
                Settings.of(UeaConfig.class, Map.of("train", "train.ts", "test", "test.ts"));
        Dataset data = new UeaDatasetFactory().read(config, own, new LocalContext(1, folder));
        assertThat(data.classes()).isEqualTo(List.of("walking", "running"));
        assertThat(data.test().labels()).containsExactly(1);
        assertThat(data.train()).isSameAs(data.test());
    }

    @Test
    void settingsThatContradictEachOther() {
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        Settings.of(
                                                UeaConfig.class,
                                                Map.of(
                                                        "path",
                                                        "a",
                                                        "train",
                                                        "b",
                                                        "sampleTime",
                                                        0.0))))
                .hasMessageContaining("path: give either path, or train and test")
                .hasMessageContaining("test: required")
                .hasMessageContaining("sample-time: ");
    }
}
