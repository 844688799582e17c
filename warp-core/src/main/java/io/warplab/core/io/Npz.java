package io.warplab.core.io;

import io.warplab.api.error.WarpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * NumPy archives: a zip of {@code .npy} arrays, as {@code numpy.savez} and {@code
 * numpy.savez_compressed} write and {@code numpy.load} reads.
 */
public final class Npz {
    private static final String SUFFIX = ".npy";
    private static final int CHUNK = 1 << 16;
    // The earliest time a zip can hold: equal arrays give equal files.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /**
     * Reads every array: float64, c-order, whatever the stored type (f8, f4, i8, i4, u1, b1) and
     * order; scalars come as shape [1].
     *
     * @throws WarpException {@code missing-file} or {@code broken-npz}, the user's to mend
     */
    public static Map<String, INDArray> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw WarpException.user(
                    "missing-file",
                    "There is no file " + file + ".",
                    "Check the path of the .npz archive.");
        }
        String entryName = "";
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, INDArray> arrays = new LinkedHashMap<>();
            for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
                ZipEntry entry = e.nextElement();
                if (!entry.getName().endsWith(SUFFIX)) {
                    continue;
                }
                entryName = ", array " + entry.getName();
                try (InputStream in = zip.getInputStream(entry)) {
                    String name = entry.getName();
                    arrays.put(
                            name.substring(0, name.length() - SUFFIX.length()),
                            array(in.readAllBytes()));
                }
            }
            return arrays;
        } catch (IOException | NumberFormatException e) {
            throw new WarpException(
                    WarpException.Kind.USER,
                    "broken-npz",
                    "Expected a NumPy archive in " + file + entryName + ": " + e.getMessage() + ".",
                    "Write it again with numpy.savez, with arrays of f8, f4, i8, i4, u1 or bool.",
                    e);
        }
    }

    /**
     * Writes arrays atomically: float64 as {@code <f8}, float32 as {@code <f4}, int32 and int64 as
     * {@code <i4} and {@code <i8}, all else widened to {@code <f8}.
     *
     * @throws WarpException {@code disk-full} or {@code write-failed}
     */
    public static void write(Path file, Map<String, INDArray> arrays) {
        AtomicFiles.write(
                file,
                out -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    zip.setLevel(Deflater.BEST_SPEED);
                    for (Map.Entry<String, INDArray> e : arrays.entrySet()) {
                        ZipEntry entry = new ZipEntry(e.getKey() + SUFFIX);
                        entry.setTimeLocal(NO_TIME);
                        zip.putNextEntry(entry);
                        writeArray(zip, e.getValue());
                        zip.closeEntry();
                    }
                    zip.finish();
                });
    }

    private static INDArray array(byte[] bytes) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        NpyHeader header = NpyHeader.read(data);
        int count = header.count();
        long expected = (long) count * header.type().bytes();
        if (data.remaining() != expected) {
            throw new IOException(
                    "expected "
                            + expected
                            + " bytes for shape "
                            + Arrays.toString(header.shape())
                            + ", got "
                            + data.remaining());
        }
        data.order(header.order());
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = header.type().get(data);
        }
        long[] shape = header.shape().length == 0 ? new long[] {1} : header.shape();
        if (count == 0) {
            return Nd4j.create(DataType.DOUBLE, shape);
        }
        return Nd4j.create(
                header.fortran() ? toRowMajor(values, shape) : values, shape, DataType.DOUBLE);
    }

    private static double[] toRowMajor(double[] columns, long[] shape) {
        int rank = shape.length;
        long[] stride = new long[rank];
        long step = 1;
        for (int d = 0; d < rank; d++) {
            stride[d] = step;
            step *= shape[d];
        }
        double[] rows = new double[columns.length];
        long[] index = new long[rank];
        for (int i = 0; i < rows.length; i++) {
            long from = 0;
            for (int d = 0; d < rank; d++) {
                from += index[d] * stride[d];
            }
            rows[i] = columns[(int) from];
            for (int d = rank - 1; d >= 0 && ++index[d] == shape[d]; d--) {
                index[d] = 0;
            }
        }
        return rows;
    }

    private static void writeArray(OutputStream out, INDArray array) throws IOException {
        TensorType type = TensorType.ofOrWidened(array.dataType());
        out.write(NpyHeader.bytes("<" + type.npy(), array.shape()));
        type.write(array, out, CHUNK);
    }
}
