package io.warplab.datasets.ett;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EttDatasetTest {
    private static final int MONTH = 30 * 24;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir Path folder;

    /** A file in the standard form whose first channel is the row's own number. */
    private Path write(String name, int rows, int minutes) throws IOException {
        StringBuilder text = new StringBuilder("date,HUFL,HULL,MUFL,MULL,LUFL,LULL,OT\n");
        LocalDateTime date = LocalDateTime.of(2016, 7, 1, 0, 0);
        for (int i = 0; i < rows; i++) {
            text.append(DATE.format(date)).append(',').append(i).append(",0,0,0,0,0,");
            text.append(i % 24).append('\n');
            date = date.plusMinutes(minutes);
        }
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static Dataset read(Path file, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("path", file.toAbsolutePath().toString());
        return new EttDatasetFactory()
                .create(Settings.of(EttConfig.class, all), new LocalContext(0, Path.of("")));
    }

    private static int row(Batch batch, int n, int t) {
        return (int) batch.inputs().getDouble(n, t, 0);
    }

    @Test
    void twelveFourAndFourMonthsWithAWindowAtEveryStep() throws IOException {
        Dataset data =
                read(
                        write("ETTh9.csv.gz", 20 * MONTH + 500, 60),
                        Map.of("channels", List.of("HUFL", "OT"), "lookBack", 5, "horizon", 3));
        assertThat(data.inputs()).containsExactly(new Channel("HUFL", ""), new Channel("OT", ""));
        assertThat(data.train().steps()).isEqualTo(8);
        assertThat(data.train().size()).isEqualTo(12 * MONTH - 8 + 1);
        // Every row of a part is forecast by horizon-many windows, at the ends by fewer.
        assertThat(data.validation().size()).isEqualTo(4 * MONTH - 3 + 1);
        assertThat(data.test().size()).isEqualTo(4 * MONTH - 3 + 1);
        for (int n = 0; n < data.test().size(); n++) {
            assertThat(row(data.test(), n, 5)).isEqualTo(16 * MONTH + n);
            assertThat(row(data.validation(), n, 5)).isEqualTo(12 * MONTH + n);
        }
        assertThat(row(data.train(), data.train().size() - 1, 7)).isEqualTo(12 * MONTH - 1);
        assertThat(row(data.test(), data.test().size() - 1, 7)).isEqualTo(20 * MONTH - 1);
        assertThat(data.timeUnit()).isEqualTo("h");
        assertThat(data.test().time().getDouble(3, 1)).isEqualTo(16 * MONTH - 5 + 3 + 1);
    }

    @Test
    void trainingWindowsMayBeFurtherApart() throws IOException {
        Dataset data = read(write("e.csv", 20 * MONTH, 60), Map.of("stride", 24));
        assertThat(data.train().size()).isEqualTo((12 * MONTH - 192) / 24 + 1);
        assertThat(row(data.train(), 3, 0)).isEqualTo(72);
        assertThat(data.test().size()).isEqualTo(2785);
    }

    @Test
    void quarterHoursHaveMonthsOfFourTimesTheRows() throws IOException {
        Path few = write("few.csv", 20 * MONTH, 15);
        Path all = write("ETTm9.csv", 4 * 20 * MONTH, 15);
        Map<String, Object> settings =
                Map.of("channels", List.of("HUFL"), "stride", 1000, "lookBack", 4, "horizon", 2);
        WarpException refused =
                catchThrowableOfType(WarpException.class, () -> read(few, settings));
        assertThat(refused).hasMessageContaining("expected a row every 1.0 h, its rows are 0.25 h");
        assertThat(refused.action()).contains("quarter-hourly for ETTm1");
        Map<String, Object> right = new HashMap<>(settings);
        right.put("sampling", EttConfig.Sampling.QUARTER_HOURLY);
        assertThat(read(all, right).test().size()).isEqualTo(4 * 4 * MONTH - 2 + 1);
    }

    @Test
    void filesThatDoNotHoldTheSplit() throws IOException {
        Path file = write("short.csv", 20 * MONTH - 1, 60);
        assertThat(catchThrowableOfType(WarpException.class, () -> read(file, Map.of())))
                .hasMessageContaining("the test part")
                .hasMessageContaining("has 0 of 14399 rows, a test window needs 192")
                .hasMessageContaining("the split by rows needs 14400 rows");
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        new EttDatasetFactory()
                                                .create(
                                                        new EttConfig(),
                                                        new LocalContext(0, folder))))
                .hasMessageContaining("path: required");
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        Settings.of(
                                                EttConfig.class,
                                                Map.of("lookBack", 0, "horizon", 0, "stride", 0))))
                .hasMessageContaining("look-back: ")
                .hasMessageContaining("horizon: ")
                .hasMessageContaining("stride: ");
    }

    @Test
    void theRealHourlyFile() throws IOException {
        Path file = SharedData.require("ett/ETTh1.csv.gz");
        double[] oil = new double[12 * MONTH];
        double[][] last = new double[1][];
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (int i = 0; i < 20 * MONTH; i++) {
                double[] values =
                        Arrays.stream(lines.readLine().split(","))
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                if (i < oil.length) {
                    oil[i] = values[6];
                }
                last[0] = values;
            }
        }
        Dataset data = read(file, Map.of("stride", 8));
        assertThat(data.train().size()).isEqualTo((8640 - 192) / 8 + 1);
        assertThat(data.validation().size()).isEqualTo(2785);
        assertThat(data.test().inputs().shape()).containsExactly(2785, 192, 7);
        for (int c = 0; c < 7; c++) {
            assertThat(data.test().inputs().getDouble(2784, 191, c)).isEqualTo(last[0][c]);
        }
        // Published results scale by the training rows; windows count those at the ends less often.
        double mean = Arrays.stream(oil).average().orElseThrow();
        double sd =
                Math.sqrt(
                        Arrays.stream(oil)
                                .map(x -> (x - mean) * (x - mean))
                                .average()
                                .orElseThrow());
        Normalisation scaling =
                Normalisation.fit(
                        Normalisation.Kind.STANDARD, data.train().inputs(), data.train().mask());
        assertThat(scaling.offset()[6]).isCloseTo(mean, within(0.02 * sd));
        assertThat(scaling.scale()[6]).isCloseTo(sd, within(0.01 * sd));
    }
}
