package io.warplab.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real recordings, with the settings of the examples. */
class RealRecordingsTest {
    private static final LocalContext CONTEXT = new LocalContext(0, LocalContext.EXAMPLE_DATA);

    private static Dataset read(Map<String, Object> settings) {
        return new CsvDatasetFactory().create(Settings.of(CsvConfig.class, settings), CONTEXT);
    }

    /** The numbers of a file, independently parsed. */
    private static double[][] numbers(String file, int skip) throws IOException {
        return Files.readAllLines(LocalContext.EXAMPLE_DATA.resolve(file)).stream()
                .skip(skip)
                .map(
                        line ->
                                Arrays.stream(line.split(","))
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void thePendulum() throws IOException {
        Dataset data =
                read(
                        Map.of(
                                "path",
                                "single_pendulum.csv",
                                "timeColumn",
                                "time_s",
                                "timeUnit",
                                "s",
                                "channels",
                                List.of("angle_rad", "angular_velocity_rad_per_s"),
                                "units",
                                Map.of("angle_rad", "rad"),
                                "window",
                                256,
                                "stride",
                                4,
                                "testStride",
                                32,
                                "testFraction",
                                0.2));
        double[][] rows = numbers("single_pendulum.csv", 1);
        int trainRows = 2933; // 80 % of 3667
        assertThat(rows).hasNumberOfRows(3667);
        assertThat(data.train().size()).isEqualTo((trainRows - 256) / 4 + 1).isEqualTo(670);
        assertThat(data.test().size()).isEqualTo((3667 - trainRows - 256) / 32 + 1).isEqualTo(15);
        assertThat(data.inputs())
                .containsExactly(
                        new Channel("angle_rad", "rad"),
                        new Channel("angular_velocity_rad_per_s", ""));
        assertThat(data.timeUnit()).isEqualTo("s");
        assertWindows(data.train(), rows, 0, 4);
        assertWindows(data.test(), rows, trainRows, 32);
        assertThat(669 * 4 + 256).as("rows of the last training window").isLessThanOrEqualTo(2933);
        assertThat(data.train().mask().minNumber().doubleValue()).isEqualTo(1);
        assertThat(data.train().tau().maxNumber().doubleValue()).isCloseTo(1, within(1e-12));
    }

    private static void assertWindows(Batch batch, double[][] rows, int first, int stride) {
        for (int n = 0; n < batch.size(); n++) {
            for (int t = 0; t < batch.steps(); t += 5) {
                double[] row = rows[first + n * stride + t];
                assertThat(batch.time().getDouble(n, t)).isEqualTo(row[0]);
                assertThat(batch.inputs().getDouble(n, t, 0)).isEqualTo(row[1]);
                assertThat(batch.inputs().getDouble(n, t, 1)).isEqualTo(row[2]);
            }
        }
    }

    @Test
    void lynxesAndHares() throws IOException {
        Dataset data =
                read(
                        Map.of(
                                "path",
                                "hudson-bay-lynx-hare.csv",
                                "timeColumn",
                                "Year",
                                "timeUnit",
                                "year",
                                "channels",
                                List.of("Hare", "Lynx"),
                                "window",
                                11,
                                "testWindow",
                                20,
                                "testFrom",
                                1911.0,
                                "testContext",
                                10));
        double[][] rows = numbers("hudson-bay-lynx-hare.csv", 3);
        assertThat(data.train().inputs().shape()).containsExactly(1, 11, 2);
        assertThat(data.test().inputs().shape()).containsExactly(1, 20, 2);
        for (int t = 0; t < 11; t++) {
            assertThat(data.train().time().getDouble(0, t)).isEqualTo(1900 + t);
            assertThat(data.train().inputs().getDouble(0, t, 0)).isEqualTo(rows[t][2]);
            assertThat(data.train().inputs().getDouble(0, t, 1)).isEqualTo(rows[t][1]);
        }
        // Ten years of context, then 1911 to 1920, of which training saw nothing.
        assertThat(data.test().time().getDouble(0, 0)).isEqualTo(1901);
        assertThat(data.test().time().getDouble(0, 10)).isEqualTo(1911);
        assertThat(data.test().time().getDouble(0, 19)).isEqualTo(1920);
        assertThat(data.test().inputs().getDouble(0, 19, 0)).isEqualTo(24.7);
        assertThat(data.timeUnit()).isEqualTo("year");
    }
}
