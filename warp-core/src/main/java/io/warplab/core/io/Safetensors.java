package io.warplab.core.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The safetensors format: an 8-byte little-endian length, a JSON header of names, types, shapes and
 * byte ranges with a {@code __metadata__} map of strings, then the arrays. Types F64, F32, I64 and
 * I32. A checksum of the arrays is kept in the metadata and checked, where present, on reading.
 */
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "warp.crc32";
    private static final int PIECE = 1 << 14;
    private static final int LARGEST_HEADER = 100_000_000;

    private Safetensors() {}

    /**
     * Writes atomically. Arrays of other types than the four are refused.
     *
     * @throws WarpException {@code disk-full} or {@code write-failed}
     */
    public static void write(Path file, TensorFile content) {
        ObjectNode header = Json.mapper().createObjectNode();
        ObjectNode metadata = header.putObject(METADATA);
        content.metadata().forEach(metadata::put);
        CRC32 crc = new CRC32();
        long offset = 0;
        try (OutputStream sum = new CheckedOutputStream(OutputStream.nullOutputStream(), crc)) {
            for (Map.Entry<String, INDArray> e : content.tensors().entrySet()) {
                TensorType type = typeOf(e.getKey(), e.getValue());
                long bytes = e.getValue().length() * type.bytes();
                ObjectNode entry = header.putObject(e.getKey());
                entry.put("dtype", type.name());
                ArrayNode shape = entry.putArray("shape");
                Arrays.stream(e.getValue().shape()).forEach(shape::add);
                entry.putArray("data_offsets").add(offset).add(offset + bytes);
                offset += bytes;
                type.write(e.getValue(), sum, PIECE);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a sum in memory cannot fail", e);
        }
        metadata.put(CHECKSUM, Long.toHexString(crc.getValue()));
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        AtomicFiles.write(
                file,
                out -> {
                    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                    out.write(length.putLong(padded.length).array());
                    out.write(padded);
                    for (Map.Entry<String, INDArray> e : content.tensors().entrySet()) {
                        typeOf(e.getKey(), e.getValue()).write(e.getValue(), out, PIECE);
                    }
                });
    }

    /**
     * Reads all arrays in their own types.
     *
     * @throws WarpException {@code missing-file} or {@code broken-model}, the user's to mend
     */
    public static TensorFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw WarpException.user(
                    "missing-file",
                    "There is no file " + file + ".",
                    "Check the path of the model file.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        } catch (IOException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "broken-model",
                    "The file " + file + " is broken: " + e.getMessage() + ".",
                    "Copy it again from where it came, or train the model again.",
                    e);
        }
    }

    private static TensorFile read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new IOException("expected at least 8 bytes, got " + size);
        }
        long length = bytes(channel, 0, 8).getLong();
        if (length < 2 || length > LARGEST_HEADER) {
            throw new IOException("it does not begin like a safetensors file");
        }
        if (length > size - 8) {
            throw new IOException(
                    "its header needs " + length + " bytes, only " + (size - 8) + " are there");
        }
        JsonNode header = parse(bytes(channel, 8, (int) length).array());
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(header.properties());
        entries.removeIf(e -> e.getKey().equals(METADATA));
        entries.sort((a, b) -> Long.compare(offset(a.getValue(), 0), offset(b.getValue(), 0)));

        long start = 8 + length;
        long position = 0;
        CRC32 crc = new CRC32();
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : entries) {
            Entry entry = Entry.of(e.getKey(), e.getValue(), position);
            position += entry.bytes();
            if (start + position > size) {
                throw new IOException(
                        "cut off within tensor "
                                + e.getKey()
                                + ": expected "
                                + (start + position)
                                + " bytes or more, got "
                                + size);
            }
            ByteBuffer data = bytes(channel, start + position - entry.bytes(), (int) entry.bytes());
            crc.update(data.array());
            tensors.put(e.getKey(), entry.array(data));
        }
        if (start + position != size) {
            throw new IOException("expected " + (start + position) + " bytes, got " + size);
        }
        String checksum = metadata.remove(CHECKSUM);
        if (checksum != null && !checksum.equals(Long.toHexString(crc.getValue()))) {
            throw new IOException("its numbers do not match their checksum");
        }
        return new TensorFile(tensors, metadata);
    }

    private static TensorType typeOf(String name, INDArray array) {
        return TensorType.of(array.dataType())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "tensor "
                                                + name
                                                + ": type "
                                                + array.dataType()
                                                + " is not stored"));
    }

    private static JsonNode parse(byte[] json) throws IOException {
        try {
            JsonNode header = Json.mapper().readTree(json);
            if (header == null || !header.isObject()) {
                throw new IOException("its header is not a JSON object");
            }
            return header;
        } catch (JsonProcessingException e) {
            throw new IOException("its header is not JSON", e);
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("cut off after " + (at + buffer.position()) + " bytes");
            }
        }
        return buffer.flip();
    }

    private static long offset(JsonNode entry, int end) {
        return entry.path("data_offsets").path(end).asLong(-1);
    }

    /** One line of the header, checked. */
    private record Entry(TensorType type, long[] shape, long bytes) {
        static Entry of(String name, JsonNode node, long expectedStart) throws IOException {
            TensorType type =
                    TensorType.named(node.path("dtype").asText())
                            .orElseThrow(
                                    () ->
                                            new IOException(
                                                    "tensor "
                                                            + name
                                                            + " has type "
                                                            + node.path("dtype").asText()
                                                            + "; F64, F32, I64 and I32 are read"));
            JsonNode sizes = node.path("shape");
            if (!sizes.isArray()) {
                throw new IOException("tensor " + name + " has no shape");
            }
            long[] shape = new long[sizes.size()];
            long bytes = type.bytes();
            for (int i = 0; i < shape.length; i++) {
                shape[i] = sizes.get(i).asLong(-1);
                if (shape[i] < 0
                        || shape[i] > Integer.MAX_VALUE
                        || (bytes *= shape[i]) > Integer.MAX_VALUE - 8) {
                    throw new IOException("tensor " + name + " has shape " + sizes);
                }
            }
            if (offset(node, 0) != expectedStart || offset(node, 1) - offset(node, 0) != bytes) {
                throw new IOException(
                        "tensor "
                                + name
                                + " lies at "
                                + node.path("data_offsets")
                                + ", expected ["
                                + expectedStart
                                + ","
                                + (expectedStart + bytes)
                                + "]");
            }
            return new Entry(type, shape, bytes);
        }

        INDArray array(ByteBuffer data) {
            return bytes == 0 ? Nd4j.create(type.dataType(), shape) : type.read(data, shape);
        }
    }
}
