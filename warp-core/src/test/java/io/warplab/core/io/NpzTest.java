package io.warplab.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpzTest {
    @TempDir Path folder;

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = NpzTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    /** The two files were written by NumPy. */
    @ParameterizedTest
    @ValueSource(strings = {"types-stored.npz", "types-deflated.npz"})
    void readsWhatNumpyWrites(String name) throws IOException {
        Map<String, INDArray> arrays = Npz.read(resource(name));

        assertThat(arrays.keySet())
                .containsExactly("f8", "f4", "i8", "i4", "u1", "b1", "scalar", "fortran", "empty");
        assertThat(arrays.values())
                .allMatch(a -> a.dataType() == DataType.DOUBLE && a.ordering() == 'c');
        assertThat(arrays.get("f8").shape()).containsExactly(2, 3);
        assertThat(values(arrays.get("f8"))).containsExactly(1.5, -2.25, 3, 4, 5, 1e-300);
        assertThat(values(arrays.get("f4"))).containsExactly(0.5, -1.25);
        assertThat(values(arrays.get("i8"))).containsExactly(-3, 1L << 40);
        assertThat(values(arrays.get("i4"))).containsExactly(7, -8);
        assertThat(values(arrays.get("u1"))).containsExactly(0, 255);
        assertThat(values(arrays.get("b1"))).containsExactly(1, 0);
        assertThat(arrays.get("scalar").shape()).containsExactly(1);
        assertThat(values(arrays.get("scalar"))).containsExactly(2.5);
        assertThat(arrays.get("fortran").shape()).containsExactly(2, 3, 4);
        double[] counted = new double[24];
        Arrays.setAll(counted, i -> i);
        assertThat(values(arrays.get("fortran"))).containsExactly(counted);
        assertThat(arrays.get("empty").shape()).containsExactly(0, 3);
    }

    @Test
    void readsBackWhatItWrote() {
        INDArray whole = Nd4j.linspace(DataType.DOUBLE, -1, 0.1, 24).reshape(2, 3, 4);
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put("whole", whole);
        arrays.put("view", whole.tensorAlongDimension(1, 0, 2));
        arrays.put("float", Nd4j.createFromArray(0.1f, 2f));
        arrays.put("index", Nd4j.createFromArray(1L, 1L << 50));
        Path file = folder.resolve("deep/er/out.npz");

        Npz.write(file, arrays);

        Map<String, INDArray> back = Npz.read(file);
        assertThat(back.keySet()).containsExactlyElementsOf(arrays.keySet());
        arrays.forEach(
                (name, array) -> {
                    assertThat(back.get(name).shape()).as(name).containsExactly(array.shape());
                    assertThat(values(back.get(name))).as(name).containsExactly(values(array));
                });
    }

    @Test
    void equalArraysGiveEqualFiles() throws IOException {
        Map<String, INDArray> arrays = Map.of("x", Nd4j.createFromArray(1.0, 2.0));
        Npz.write(folder.resolve("a.npz"), arrays);
        Npz.write(folder.resolve("b.npz"), arrays);

        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> Npz.read(folder.resolve("no.npz")))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("missing-file");
                            assertThat(e).hasMessageContaining("no.npz");
                        });
    }

    @Test
    void saysWhichFileIsBroken() throws IOException {
        Path file = resource("types-stored.npz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("broken-npz");
                            assertThat(e).hasMessageContaining("types-stored.npz");
                        });
    }
}
