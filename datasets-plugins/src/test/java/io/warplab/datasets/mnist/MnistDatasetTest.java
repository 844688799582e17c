package io.warplab.datasets.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDatasetTest {
    @TempDir Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(bytes);
        }
        return file;
    }

    /** An IDX array whose values are 0, 10, 20, ... */
    private static byte[] idx(int... shape) {
        int[] values =
                IntStream.range(0, Arrays.stream(shape).reduce(1, (a, b) -> a * b)).toArray();
        return idx(shape, Arrays.stream(values).map(i -> 10 * i).toArray());
    }

    private static byte[] idx(int[] shape, int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) 8).put((byte) shape.length);
        Arrays.stream(shape).forEach(bytes::putInt);
        Arrays.stream(values).forEach(v -> bytes.put((byte) v));
        return bytes.array();
    }

    private static byte[] labels(int... labels) {
        return idx(new int[] {labels.length}, labels);
    }

    /** Three training images and two test images of two rows and three columns. */
    private void writeAll() throws IOException {
        write("train-images-idx3-ubyte.gz", idx(3, 2, 3));
        write("train-labels-idx1-ubyte.gz", labels(4, 0, 2));
        write("t10k-images-idx3-ubyte", idx(2, 2, 3));
        write("t10k-labels-idx1-ubyte", labels(1, 3));
    }

    private Dataset read(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        if (!all.containsKey("trainImages")) {
            all.putIfAbsent("path", ".");
        }
        return new MnistDatasetFactory()
                .create(Settings.of(MnistConfig.class, all), new LocalContext(0, folder));
    }

    private WarpException refused(Map<String, ?> settings) {
        return catchThrowableOfType(WarpException.class, () -> read(settings));
    }

    @Test
    void pixelsComeRowByRow() throws IOException {
        writeAll();
        Dataset data = read(Map.of());
        Batch train = data.train();
        assertThat(train.inputs().shape()).containsExactly(3, 6, 1);
        for (int n = 0; n < 3; n++) {
            for (int t = 0; t < 6; t++) {
                assertThat(train.inputs().getDouble(n, t, 0)).isEqualTo(10 * (6 * n + t) / 255.0);
                assertThat(train.time().getDouble(n, t)).isEqualTo(t);
                assertThat(train.tau().getDouble(n, t)).isEqualTo(t / 5.0);
            }
        }
        assertThat(train.targets()).isSameAs(train.inputs());
        assertThat(train.labels()).containsExactly(4, 0, 2);
        assertThat(data.test().labels()).containsExactly(1, 3);
        assertThat(data.test().ids()).containsExactly(3, 4);
        assertThat(data.classes()).containsExactly("0", "1", "2", "3", "4");
        assertThat(data.timeUnit()).isEqualTo("pixel");
    }

    @Test
    void rowsAreChannelsByColumn() throws IOException {
        writeAll();
        Dataset data = read(Map.of("as", MnistConfig.As.ROWS, "trainSize", 2, "testSize", 1));
        assertThat(data.train().inputs().shape()).containsExactly(2, 2, 3);
        assertThat(data.train().inputs().getDouble(1, 1, 2)).isEqualTo(110 / 255.0);
        assertThat(data.inputs())
                .extracting("name")
                .containsExactly("column-1", "column-2", "column-3");
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.train().labels()).containsExactly(4, 0);
        assertThat(data.notes()).contains("first 2 of 3 training images");
    }

    @Test
    void labelsAreNotNeededToCompleteImages() throws IOException {
        write("a", idx(1, 2, 2));
        write("b", idx(1, 2, 2));
        Dataset data = read(Map.of("trainImages", "a", "testImages", "b"));
        assertThat(data.train().labels()).isNull();
        assertThat(data.classes()).isEmpty();
    }

    @Test
    void anotherFileBringsItsLabelsAlong() throws IOException {
        writeAll();
        Dataset data =
                new MnistDatasetFactory()
                        .read(
                                new MnistConfig(),
                                folder.resolve("t10k-images-idx3-ubyte"),
                                new LocalContext(0, folder));
        assertThat(data.test().labels()).containsExactly(1, 3);
        assertThat(data.test().size()).isEqualTo(2);
    }

    @Test
    void brokenFiles() throws IOException {
        byte[] good = idx(2, 2, 3);
        Map<String, byte[]> wrong =
                Map.of(
                        "it does not begin like an IDX file",
                        "P5 28 28".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "expected 3 dimensions (images, rows, columns), it has 1",
                        labels(1, 2),
                        "promises 12 values [2, 2, 3], the file ends after 11",
                        Arrays.copyOf(good, good.length - 1),
                        "it goes on after the 12 values",
                        Arrays.copyOf(good, good.length + 1),
                        "it ends within its header",
                        Arrays.copyOf(good, 10),
                        "promises an array [0, 2, 3]",
                        idx(0, 2, 3),
                        "promises more values than can be",
                        idx(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 4}, new int[0]));
        write("good", good);
        for (Map.Entry<String, byte[]> one : wrong.entrySet()) {
            write("bad", one.getValue());
            assertThat(refused(Map.of("trainImages", "bad", "testImages", "good")))
                    .as(one.getKey())
                    .isNotNull()
                    .hasMessageContaining("bad cannot be read as IDX")
                    .hasMessageContaining(one.getKey());
        }
        write("packed.gz", good);
        byte[] packed = Files.readAllBytes(folder.resolve("packed.gz"));
        write("cut", Arrays.copyOf(packed, packed.length / 2));
        assertThat(refused(Map.of("trainImages", "cut", "testImages", "good")))
                .hasMessageContaining("begins like a gzip file but is broken");
    }

    @Test
    void filesThatDoNotBelongTogether() throws IOException {
        assertThat(refused(Map.of()))
                .hasMessageContaining("has no file train-images-idx3-ubyte, plain or .gz")
                .hasMessageContaining("has no file t10k-images-idx3-ubyte");
        writeAll();
        write("t10k-labels-idx1-ubyte", labels(1, 2, 3));
        assertThat(refused(Map.of()))
                .hasMessageContaining("has 3 labels")
                .hasMessageContaining("2 images");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        assertThat(refused(Map.of())).hasMessageContaining("labels for the training images only");
        write("t10k-images-idx3-ubyte", idx(2, 3, 2));
        assertThat(refused(Map.of())).hasMessageContaining("2 x 3, the test images 3 x 2");
        assertThat(refused(Map.of("trainImages", "a", "testLabels", "b", "trainSize", -1)))
                .hasMessageContaining("test-images: required")
                .hasMessageContaining("train-labels: required")
                .hasMessageContaining("train-size: ");
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        new MnistDatasetFactory()
                                                .create(
                                                        new MnistConfig(),
                                                        new LocalContext(0, folder))))
                .hasMessageContaining("path: required");
    }

    @Test
    void realDigits() {
        Path digits = SharedData.require("mnist10k");
        Dataset data =
                new MnistDatasetFactory()
                        .create(
                                Settings.of(
                                        MnistConfig.class, Map.of("path", ".", "trainSize", 300)),
                                new LocalContext(0, digits));
        assertThat(data.train().inputs().shape()).containsExactly(300, 784, 1);
        assertThat(data.test().inputs().shape()).containsExactly(1000, 784, 1);
        assertThat(data.classes()).hasSize(10);
        assertThat(data.train().inputs().maxNumber().doubleValue()).isEqualTo(1);
        assertThat(data.train().inputs().minNumber().doubleValue()).isZero();
        // Borders are black, the mean grey level of the digits is near 0.13.
        for (int n = 0; n < 300; n++) {
            assertThat(data.train().inputs().getDouble(n, 0, 0)).isZero();
        }
        assertThat(data.test().inputs().meanNumber().doubleValue()).isBetween(0.11, 0.15);
        assertThat(Arrays.stream(data.test().labels()).distinct().count()).isEqualTo(10);
    }
}
