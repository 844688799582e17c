package io.warplab.datasets.mnist;

import io.warplab.api.error.WarpException;
import io.warplab.datasets.file.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An array of bytes in the IDX format: two zero bytes, the type (8: unsigned bytes), the number of
 * dimensions, their sizes as big-endian integers, then the values with the last index fastest.
 *
 * @param name of the file, for messages
 * @param shape sizes of the dimensions
 * @param values as many as the shape says
 */
record IdxFile(String name, int[] shape, byte[] values) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /**
     * Reads a file, plain or gzipped.
     *
     * @param rank number of dimensions that it must have
     * @param content what it should hold, for messages
     * @throws WarpException {@code bad-idx} when it is something else, cut off or too long
     */
    static IdxFile read(DataFile file, int rank, String content) {
        file.require();
        try (InputStream in = file.open()) {
            int[] shape = header(file, in.readNBytes(4 + 4 * rank), rank, content);
            long size = Arrays.stream(shape).mapToLong(n -> n).reduce(1, Math::multiplyExact);
            if (size <= 0 || size > LARGEST) {
                throw bad(
                        file,
                        "its header promises an array "
                                + Arrays.toString(shape)
                                + ", expected 1 to "
                                + LARGEST
                                + " values");
            }
            byte[] values = in.readNBytes((int) size);
            if (values.length < size) {
                throw bad(
                        file,
                        "its header promises "
                                + size
                                + " values "
                                + Arrays.toString(shape)
                                + ", the file ends after "
                                + values.length);
            }
            if (in.read() >= 0) {
                throw bad(
                        file,
                        "it goes on after the "
                                + size
                                + " values "
                                + Arrays.toString(shape)
                                + " that its header promises");
            }
            return new IdxFile(file.name(), shape, values);
        } catch (ArithmeticException e) {
            throw bad(file, "its header promises more values than can be");
        } catch (IOException e) {
            throw file.unreadable("bad-idx", e);
        }
    }

    /** Number of items along the first dimension. */
    int count() {
        return shape[0];
    }

    private static int[] header(DataFile file, byte[] bytes, int rank, String content) {
        boolean idx =
                bytes.length >= 4
                        && bytes[0] == 0
                        && bytes[1] == 0
                        && bytes[2] == UNSIGNED_BYTE
                        && bytes[3] >= 1;
        if (!idx) {
            throw bad(file, "it does not begin like an IDX file of unsigned bytes");
        }
        if (bytes[3] != rank) {
            throw bad(
                    file,
                    "expected "
                            + rank
                            + (rank == 1 ? " dimension (" : " dimensions (")
                            + content
                            + "), it has "
                            + bytes[3]);
        }
        if (bytes.length < 4 + 4 * rank) {
            throw bad(file, "it ends within its header");
        }
        ByteBuffer sizes = ByteBuffer.wrap(bytes, 4, 4 * rank);
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = sizes.getInt();
        }
        return shape;
    }

    private static WarpException bad(DataFile file, String problem) {
        return WarpException.user(
                "bad-idx",
                file.path() + " cannot be read as IDX: " + problem + ".",
                "Give files as MNIST has them: images [N, rows, columns], labels [N], unsigned bytes.");
    }
}
