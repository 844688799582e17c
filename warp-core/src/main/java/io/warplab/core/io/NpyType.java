package io.warplab.core.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Element types of {@code .npy} arrays that are read, all widened to float64. */
enum NpyType {
    F8("f8", 8) {
        @Override
        double get(ByteBuffer data) {
            return data.getDouble();
        }
    },
    F4("f4", 4) {
        @Override
        double get(ByteBuffer data) {
            return data.getFloat();
        }
    },
    I8("i8", 8) {
        @Override
        double get(ByteBuffer data) {
            return data.getLong();
        }
    },
    I4("i4", 4) {
        @Override
        double get(ByteBuffer data) {
            return data.getInt();
        }
    },
    U1("u1", 1) {
        @Override
        double get(ByteBuffer data) {
            return data.get() & 0xff;
        }
    },
    B1("b1", 1) {
        @Override
        double get(ByteBuffer data) {
            return data.get() == 0 ? 0 : 1;
        }
    };

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** NumPy's type code without the byte order. */
    String code() {
        return code;
    }

    /** Bytes per element. */
    int bytes() {
        return bytes;
    }

    /** Next element. */
    abstract double get(ByteBuffer data);

    static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
