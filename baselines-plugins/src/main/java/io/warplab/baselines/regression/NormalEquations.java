package io.warplab.baselines.regression;

import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Second moments of rows [1, features, targets], gathered in blocks by one matrix product each. Not
 * thread-safe.
 */
public final class NormalEquations {
    private static final int BLOCK_ROWS = 4096;

    private final int features;
    private final int width;
    private final double[] block;
    private final double[] moments;
    private int filled;
    private long rows;

    /**
     * @param features number of features
     * @param targets number of targets
     */
    public NormalEquations(int features, int targets) {
        this.features = features;
        width = 1 + features + targets;
        block = new double[BLOCK_ROWS * width];
        moments = new double[width * width];
    }

    /**
     * Adds a row.
     *
     * @param row feature values
     * @param target target value by channel
     */
    public void add(double[] row, IntToDoubleFunction target) {
        int at = filled * width;
        block[at] = 1;
        System.arraycopy(row, 0, block, at + 1, features);
        for (int c = 0; c < width - 1 - features; c++) {
            block[at + 1 + features + c] = target.applyAsDouble(c);
        }
        rows++;
        if (++filled == BLOCK_ROWS) {
            flush();
        }
    }

    /** Adds all rows of another one. */
    public void add(NormalEquations other) {
        other.flush();
        for (int i = 0; i < moments.length; i++) {
            moments[i] += other.moments[i];
        }
        rows += other.rows;
    }

    /** Number of rows added. */
    public long rows() {
        return rows;
    }

    /**
     * Sum over rows of the product of columns i and j, where column 0 is 1, then features, then
     * targets.
     */
    public double moment(int i, int j) {
        flush();
        return moments[i * width + j];
    }

    private void flush() {
        if (filled == 0) {
            return;
        }
        double[] used =
                filled == BLOCK_ROWS ? block : java.util.Arrays.copyOf(block, filled * width);
        try (INDArray a = Nd4j.create(used, new long[] {filled, width}, DataType.DOUBLE);
                INDArray product = Nd4j.gemm(a, a, true, false);
                INDArray ordered = product.dup('c')) {
            double[] values = ordered.data().asDouble();
            for (int i = 0; i < moments.length; i++) {
                moments[i] += values[i];
            }
        }
        filled = 0;
    }
}
