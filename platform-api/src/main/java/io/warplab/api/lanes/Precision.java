package io.warplab.api.lanes;

import org.nd4j.linalg.api.buffer.DataType;

/** Element type of a computation. */
public enum Precision {
    /** 32 bits: training by default. */
    FLOAT32(4, DataType.FLOAT),
    /** 64 bits: checks of gradients, physics. */
    FLOAT64(8, DataType.DOUBLE);

    private final int bytes;
    private final DataType dataType;

    Precision(int bytes, DataType dataType) {
        this.bytes = bytes;
        this.dataType = dataType;
    }

    /** Bytes of an element. */
    public int bytes() {
        return bytes;
    }

    /** The ND4J type. */
    public DataType dataType() {
        return dataType;
    }
}
