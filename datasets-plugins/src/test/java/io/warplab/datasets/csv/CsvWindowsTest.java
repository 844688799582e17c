package io.warplab.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.recording.MissingCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a recording becomes windows. The channel {@code row} holds each row's own number. */
class CsvWindowsTest {
    @TempDir Path folder;
    private TestFiles files;

    @BeforeEach
    void prepare() {
        files = new TestFiles(folder);
    }

    private static Map<String, Object> settings(Object... pairs) {
        Map<String, Object> all = new HashMap<>();
        all.put("channels", List.of("row", "x"));
        all.put("timeColumn", "t");
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return all;
    }

    /** Number of the first row of each window. */
    private static int[] starts(Batch batch) {
        int[] starts = new int[batch.size()];
        Arrays.setAll(starts, n -> (int) batch.inputs().getDouble(n, 0, 0));
        return starts;
    }

    private static int lastRow(Batch batch) {
        int last = 0;
        for (int n = 0; n < batch.size(); n++) {
            for (int t = 0; t < batch.steps(); t++) {
                if (batch.mask().getDouble(n, t) == 1) {
                    last = Math.max(last, (int) batch.inputs().getDouble(n, t, 0));
                }
            }
        }
        return last;
    }

    @Test
    void windowsAreEvenlySpacedWithinTheirPart() {
        files.ramp("data.csv", 50, i -> Math.sin(i));
        Dataset data =
                files.read(
                        settings(
                                "window",
                                8,
                                "stride",
                                3,
                                "testStride",
                                2,
                                "testFraction",
                                0.3,
                                "validationFraction",
                                0.2));
        assertThat(starts(data.train())).containsExactly(0, 3, 6, 9, 12, 15);
        assertThat(starts(data.validation())).containsExactly(25, 27);
        assertThat(starts(data.test())).containsExactly(35, 37, 39, 41);
        assertThat(data.train().ids()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(data.validation().ids()).containsExactly(6, 7);
        assertThat(data.test().ids()).containsExactly(8, 9, 10, 11);
        assertThat(data.train().targets()).isSameAs(data.train().inputs());
        assertThat(data.test().inputs().getDouble(1, 4, 1)).isEqualTo(Math.sin(41));
        assertThat(data.test().time().getDouble(1, 4)).isEqualTo(20.5);
        assertThat(data.notes())
                .contains(
                        "data.csv: 50 rows, 25 for training, 10 for validation, 15 for the test",
                        "windows: 6 for training, 2 for validation, 4 for the test");
    }

    @Test
    void testWindowsDoNotOverlapUnlessAsked() {
        files.ramp("data.csv", 50, i -> i);
        Dataset data = files.read(settings("window", 5, "testFraction", 0.4));
        assertThat(starts(data.test())).containsExactly(30, 35, 40, 45);
        assertThat(data.validation()).isNull();
    }

    @Test
    void noTestRowIsEverInATrainingWindow() {
        for (long seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = random.nextInt(40, 120);
            files.ramp("data.csv", rows, i -> i);
            double testShare = 0.2 + 0.3 * random.nextDouble();
            double validationShare = random.nextBoolean() ? 0 : 0.25;
            int context = random.nextInt(0, 6);
            Dataset data =
                    files.read(
                            settings(
                                    "window",
                                    random.nextInt(2, 8),
                                    "testWindow",
                                    random.nextInt(2, 8),
                                    "stride",
                                    random.nextInt(1, 6),
                                    "testStride",
                                    random.nextInt(0, 6),
                                    "testFraction",
                                    testShare,
                                    "validationFraction",
                                    validationShare,
                                    "testContext",
                                    context));
            int testStart = (int) Math.floor(rows * (1 - testShare) + 1e-9);
            int trainEnd = testStart;
            if (validationShare > 0) {
                trainEnd -= (int) Math.round(rows * validationShare);
                assertThat(starts(data.validation())[0])
                        .as("seed %d", seed)
                        .isEqualTo(trainEnd - context);
                assertThat(lastRow(data.validation())).as("seed %d", seed).isLessThan(testStart);
            }
            assertThat(lastRow(data.train())).as("seed %d", seed).isLessThan(trainEnd);
            assertThat(starts(data.test())[0]).as("seed %d", seed).isEqualTo(testStart - context);
        }
    }

    @Test
    void theContextOfATestWindowMayComeFromTheTrainingPart() {
        files.ramp("data.csv", 30, i -> i);
        Dataset data =
                files.read(
                        settings(
                                "window",
                                6,
                                "testWindow",
                                10,
                                "testStride",
                                1,
                                "testFrom",
                                10.0,
                                "testContext",
                                4));
        assertThat(lastRow(data.train())).isEqualTo(19);
        assertThat(starts(data.test())).startsWith(16, 17).hasSize(5);
        assertThat(data.test().steps()).isEqualTo(10);
        assertThat(data.train().steps()).isEqualTo(6);
        // A training window lasts 2.5 s; the clock of longer windows goes on beyond 1.
        assertThat(data.train().tau().getDouble(0, 5)).isEqualTo(1);
        assertThat(data.test().tau().getDouble(0, 9)).isCloseTo(1.8, within(1e-12));
    }

    @Test
    void partsMayBeGivenInRowsAndEveryRowOfThemForecast() {
        files.ramp("data.csv", 40, i -> i);
        Dataset data =
                files.read(
                        settings(
                                "splitRows",
                                List.of(20, 6, 8),
                                "window",
                                5,
                                "testStride",
                                1,
                                "testContext",
                                3));
        assertThat(lastRow(data.train())).isEqualTo(19);
        // From three rows before the part on: the first forecast is of its first row.
        assertThat(starts(data.validation())).containsExactly(17, 18, 19, 20, 21);
        assertThat(starts(data.test())).containsExactly(23, 24, 25, 26, 27, 28, 29);
        assertThat(lastRow(data.test())).isEqualTo(33);
    }

    @Test
    void withoutAWindowEachPartIsOneSequence() {
        files.ramp("data.csv", 20, i -> i);
        Dataset data = files.read(settings("testFraction", 0.25));
        assertThat(data.train().inputs().shape()).containsExactly(1, 15, 2);
        assertThat(starts(data.test())).containsExactly(15);
        assertThat(data.test().steps()).isEqualTo(5);
    }

    @Test
    void severalRecordingsOfUnequalLength() {
        files.ramp("a.csv", 20, i -> i);
        files.ramp("b.csv", 40, i -> 100 + i);
        Dataset data =
                files.read(settings("paths", List.of("a.csv", "b.csv"), "testFraction", 0.5));
        assertThat(data.train().inputs().shape()).containsExactly(2, 20, 2);
        assertThat(data.train().mask().sumNumber().doubleValue()).isEqualTo(30);
        assertThat(data.train().mask().getDouble(0, 9)).isEqualTo(1);
        assertThat(data.train().mask().getDouble(0, 10)).isEqualTo(0);
        assertThat(starts(data.test())).containsExactly(10, 20);
        assertThat(data.test().inputs().getDouble(1, 0, 1)).isEqualTo(120);
    }

    @Test
    void aShortRecordingIsLeftOutAndNamed() {
        files.ramp("a.csv", 6, i -> i);
        files.ramp("b.csv", 40, i -> i);
        Dataset data =
                files.read(
                        settings(
                                "paths",
                                List.of("a.csv", "b.csv"),
                                "window",
                                4,
                                "testFraction",
                                0.5));
        assertThat(data.train().size()).isEqualTo(17);
        assertThat(data.notes())
                .anySatisfy(n -> assertThat(n).startsWith("a.csv: the training part has 3 of 6"));
    }

    @Test
    void recordingsMayBeHeldOutWhole() {
        files.ramp("a.csv", 20, i -> i);
        files.ramp("b.csv", 12, i -> 100 + i);
        Dataset data =
                files.read(
                        settings(
                                "path",
                                "a.csv",
                                "testPaths",
                                List.of("b.csv"),
                                "window",
                                6,
                                "validationFraction",
                                0.3));
        assertThat(lastRow(data.train())).isEqualTo(13);
        assertThat(starts(data.validation())).containsExactly(14);
        assertThat(starts(data.test())).containsExactly(0, 6);
        assertThat(data.test().inputs().getDouble(0, 0, 1)).isEqualTo(100);
    }

    @Test
    void windowsThatBeginWithAMissingStepAreLeftOut() {
        files.write(
                "data.csv",
                "t,row,x",
                "0,0,0",
                "1,1,",
                "2,2,2",
                "3,3,3",
                "4,4,4",
                "5,5,5",
                "6,6,6",
                "7,7,7");
        Dataset data =
                files.read(
                        settings("window", 2, "testFraction", 0.5, "missing", MissingCells.MASK));
        assertThat(starts(data.train())).containsExactly(0, 2);
        assertThat(data.train().mask().toDoubleMatrix()[0]).containsExactly(1, 0);
        assertThat(data.notes()).contains("windows left out, as they begin with a missing step: 1");
    }

    @Test
    void aUsersOwnFileIsWindowedWhole() throws IOException {
        files.ramp("data.csv", 60, i -> i);
        Path own = files.ramp("own.csv", 23, i -> -i);
        Map<String, Object> settings = settings("window", 6, "testStride", 4, "testWindow", 8);
        Dataset data = files.reread(settings, own);
        assertThat(starts(data.test())).containsExactly(0, 4, 8, 12);
        assertThat(data.test().inputs().getDouble(3, 7, 1)).isEqualTo(-19);
        assertThat(data.train()).isSameAs(data.test());
        assertThat(data.validation()).isNull();
        assertThat(data.test().tau())
                .isEqualTo(files.read(settings).test().tau().getRow(0).broadcast(4, 8));
        assertThat(data.name()).isEqualTo("own.csv");
        assertThat(data.test().ids()).isEqualTo(LongStream.range(0, 4).toArray());

        Files.delete(folder.resolve("data.csv"));
        Dataset later = files.reread(settings, own);
        assertThat(later.test().tau()).isEqualTo(data.test().tau());
        assertThat(later.notes())
                .anySatisfy(n -> assertThat(n).contains("cannot be read any more"));
    }

    @Test
    void theClockOfAUsersFileIsTheTrainingClock() {
        files.ramp("data.csv", 60, i -> i);
        Path slower =
                files.write("slow.csv", "t,row,x", "0,0,0", "1,1,0", "2,2,0", "3,3,0", "4,4,0");
        Dataset data = files.reread(settings("window", 3), slower);
        // In training a window of 3 steps lasted 1 s.
        assertThat(data.test().tau().toDoubleMatrix()[0]).containsExactly(0, 1, 2);
    }
}
