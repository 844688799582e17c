package io.warplab.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Array types that are written without loss, as little-endian bytes in c-order. */
enum TensorType {
    F64(DataType.DOUBLE, "f8", 8) {
        @Override
        void put(DataBuffer from, long index, ByteBuffer to) {
            to.putDouble(from.getDouble(index));
        }

        @Override
        INDArray read(ByteBuffer data, long[] shape) {
            double[] values = new double[data.remaining() / bytes()];
            data.asDoubleBuffer().get(values);
            return shape.length == 0
                    ? Nd4j.scalar(values[0])
                    : Nd4j.create(values, shape, DataType.DOUBLE);
        }
    },
    F32(DataType.FLOAT, "f4", 4) {
        @Override
        void put(DataBuffer from, long index, ByteBuffer to) {
            to.putFloat(from.getFloat(index));
        }

        @Override
        INDArray read(ByteBuffer data, long[] shape) {
            float[] values = new float[data.remaining() / bytes()];
            data.asFloatBuffer().get(values);
            return shape.length == 0
                    ? Nd4j.scalar(values[0])
                    : Nd4j.create(values, shape, DataType.FLOAT);
        }
    },
    I64(DataType.INT64, "i8", 8) {
        @Override
        void put(DataBuffer from, long index, ByteBuffer to) {
            to.putLong(from.getLong(index));
        }

        @Override
        INDArray read(ByteBuffer data, long[] shape) {
            long[] values = new long[data.remaining() / bytes()];
            data.asLongBuffer().get(values);
            return shape.length == 0
                    ? Nd4j.scalar(values[0])
                    : Nd4j.createFromArray(values).reshape(shape);
        }
    },
    I32(DataType.INT32, "i4", 4) {
        @Override
        void put(DataBuffer from, long index, ByteBuffer to) {
            to.putInt(from.getInt(index));
        }

        @Override
        INDArray read(ByteBuffer data, long[] shape) {
            int[] values = new int[data.remaining() / bytes()];
            data.asIntBuffer().get(values);
            return shape.length == 0
                    ? Nd4j.scalar(values[0])
                    : Nd4j.createFromArray(values).reshape(shape);
        }
    };

    private final DataType dataType;
    private final String npy;
    private final int bytes;

    TensorType(DataType dataType, String npy, int bytes) {
        this.dataType = dataType;
        this.npy = npy;
        this.bytes = bytes;
    }

    /** The ND4J type. */
    DataType dataType() {
        return dataType;
    }

    /** NumPy's code, without the byte order. */
    String npy() {
        return npy;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }

    abstract void put(DataBuffer from, long index, ByteBuffer to);

    /** An array of the remaining, little-endian bytes. */
    abstract INDArray read(ByteBuffer data, long[] shape);

    /** Writes the elements in c-order, a piece at a time. */
    void write(INDArray array, OutputStream out, int pieceElements) throws IOException {
        // A view's buffer holds more than the view.
        INDArray plain = (array.dataType() == dataType ? array : array.castTo(dataType)).dup('c');
        DataBuffer data = plain.data();
        ByteBuffer piece =
                ByteBuffer.allocate(pieceElements * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < plain.length(); i++) {
            put(data, i, piece);
            if (!piece.hasRemaining()) {
                out.write(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
        out.write(piece.array(), 0, piece.position());
    }

    static Optional<TensorType> of(DataType dataType) {
        for (TensorType type : values()) {
            if (type.dataType == dataType) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static TensorType ofOrWidened(DataType dataType) {
        return of(dataType).orElse(F64);
    }

    static Optional<TensorType> named(String name) {
        for (TensorType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
