package io.warplab.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SafetensorsTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("model.safetensors");
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        tensors.put("a/weight", Nd4j.createFromArray(new double[][] {{1.5, -2}, {1e-300, 4}}));
        tensors.put("b", Nd4j.createFromArray(0.1f, 3f, -0f));
        tensors.put("steps", Nd4j.createFromArray(12L));
        tensors.put("scalar", Nd4j.scalar(7.25));
        Safetensors.write(file, new TensorFile(tensors, Map.of("model", "{\"name\": \"warp\"}")));
    }

    @Test
    void readsBackWhatItWrote() {
        TensorFile back = Safetensors.read(file);

        assertThat(back.metadata()).containsExactly(Map.entry("model", "{\"name\": \"warp\"}"));
        assertThat(back.tensors().keySet()).containsExactly("a/weight", "b", "steps", "scalar");
        assertThat(back.tensors().get("a/weight").toDoubleMatrix())
                .isDeepEqualTo(new double[][] {{1.5, -2}, {1e-300, 4}});
        assertThat(back.tensors().get("b").toFloatVector()).containsExactly(0.1f, 3f, -0f);
        assertThat(back.tensors().get("steps").toLongVector()).containsExactly(12);
        assertThat(back.tensors().get("scalar").getDouble(0)).isEqualTo(7.25);
    }

    @Test
    void anArrayOfNoElementsKeepsItsTypeAndShape() {
        Safetensors.write(
                file, new TensorFile(Map.of("none", Nd4j.create(DataType.FLOAT, 0, 3)), Map.of()));
        INDArray back = Safetensors.read(file).tensors().get("none");
        assertThat(back.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(back.shape()).containsExactly(0, 3);
    }

    @Test
    void layoutIsThatOfTheFormat() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);

        assertThat(length % 8).isZero();
        assertThat(header)
                .contains(
                        "\"a/weight\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,32]}")
                .contains("\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[32,44]}");
        assertThat(bytes.getDouble(8 + length)).isEqualTo(1.5);
    }

    @Test
    void everyTruncationIsToldWithTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 5) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertBroken();
        }
    }

    @Test
    void flippedBitIsTold() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);

        assertBroken();
    }

    @Test
    void otherFileIsTold() throws IOException {
        Files.writeString(file, "name: pendulum\nseeds: [1]\nsome run file\n");

        assertBroken();
    }

    private void assertBroken() {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("broken-model");
                            assertThat(e).hasMessageContaining("model.safetensors");
                            assertThat(e.action()).isNotEmpty();
                        });
    }
}
