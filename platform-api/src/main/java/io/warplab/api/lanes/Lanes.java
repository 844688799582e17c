package io.warplab.api.lanes;

/**
 * A matrix [rows, lanes] on the heap, row r of all sequences is contiguous. The operations are
 * those that decoders and recurrences need per step, each a plain loop over contiguous memory that
 * the JIT vectorises.
 *
 * <p>The two implementations, {@link FloatLanes} and {@link DoubleLanes}, say the same in two
 * precisions; operands must have this object's precision and number of lanes.
 */
public abstract class Lanes {
    private final int rows;
    private final int lanes;

    Lanes(int rows, int lanes) {
        if (rows < 0 || lanes < 1) {
            throw new IllegalArgumentException(
                    "expected rows >= 0 and lanes >= 1, got [" + rows + ", " + lanes + "]");
        }
        this.rows = rows;
        this.lanes = lanes;
    }

    /** A matrix of zeros. */
    public static Lanes zeros(Precision precision, int rows, int lanes) {
        return precision == Precision.FLOAT32
                ? new FloatLanes(rows, lanes)
                : new DoubleLanes(rows, lanes);
    }

    public final int rows() {
        return rows;
    }

    public final int lanes() {
        return lanes;
    }

    public abstract Precision precision();

    public abstract double get(int row, int lane);

    public abstract void set(int row, int lane, double value);

    /** Copies a row out, [lanes]. */
    public abstract void readRow(int row, double[] out);

    /** Overwrites everything, row-major, [rows * lanes]. */
    public abstract void writeAll(double[] in);

    /** Overwrites a row, [lanes]. */
    public abstract void writeRow(int row, double[] in);

    /** Adds to a row, [lanes]. */
    public abstract void addRow(int row, double[] in);

    /** Sets every element. */
    public abstract void fill(double value);

    /** Copies rows from another matrix. */
    public abstract void copyRows(int row, Lanes from, int fromRow, int count);

    /** {@code this[row + i] += factor * from[fromRow + i]}. */
    public abstract void addScaledRows(int row, double factor, Lanes from, int fromRow, int count);

    /** {@code this[row + i] = a[aRow + i] - b[bRow + i]}. */
    public abstract void subtractRows(int row, Lanes a, int aRow, Lanes b, int bRow, int count);

    /**
     * One dense layer of per-lane weights: {@code this[o] = bias[o] + sum_i weight[o, i] * in[i]}
     * for every lane.
     *
     * @param theta weights and biases: {@code weight} row-major [outputs, inputs] from row {@code
     *     thetaRow}, then {@code bias}
     * @param in [inputs, lanes] from its row 0
     */
    public abstract void affine(int outputs, Lanes theta, int thetaRow, Lanes in, int inputs);

    /**
     * Backward of {@link #affine}; {@code this} is the gradient of its output, [outputs, lanes].
     *
     * @param dTheta added to, laid out as theta
     * @param dIn added to, [inputs, lanes], or null
     */
    public abstract void affineBackward(
            int outputs, Lanes theta, int thetaRow, Lanes in, int inputs, Lanes dTheta, Lanes dIn);

    /** A copy with rows and lanes exchanged. */
    public abstract Lanes transposed();

    /** {@code this[r] = f(pre[r])} for the first {@code count} rows. */
    public abstract void activate(Activation f, Lanes pre, int count);

    /** {@code this[r] *= f'(pre[r])} for the first {@code count} rows. */
    public abstract void activateBackward(Activation f, Lanes pre, int count);

    /** {@code this[r] *= factors[r]}. */
    public abstract void scaleRows(double[] factors);

    /** {@code sums[r] += sum over lanes of this[r] * other[r]}. */
    public abstract void addRowProducts(Lanes other, double[] sums);

    /** {@code sums[r] += sum over lanes of this[r] * other[row]}. */
    public abstract void addProductsWithRow(Lanes other, int row, double[] sums);

    /**
     * Copies lanes of all rows; the one operation between matrices of different numbers of lanes.
     *
     * @param lane first lane written
     * @param from as many rows, {@code count} lanes of it from {@code fromLane}
     */
    public abstract void copyLanes(int lane, Lanes from, int fromLane, int count);

    /** Limits every element to [-limit, limit]. */
    public abstract void clip(double limit);

    /** Backward of {@link #clip}: zero where the clipped value stands at the limit. */
    public abstract void zeroWhereClipped(Lanes clipped, double limit);
}
