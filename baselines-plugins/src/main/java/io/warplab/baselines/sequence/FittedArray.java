package io.warplab.baselines.sequence;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A fitted array: a shape and its elements, row-major. Not to be written to. */
public final class FittedArray {
    private final long[] shape;
    private final double[] values;

    private FittedArray(double[] values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /** Elements, row-major, of a shape; not copied. */
    public static FittedArray of(double[] values, long... shape) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " elements do not fill " + Arrays.toString(shape));
        }
        return new FittedArray(values, shape.clone());
    }

    /** Whole numbers as a row. */
    public static FittedArray of(int... values) {
        return of(Arrays.stream(values).asDoubleStream().toArray(), values.length);
    }

    /** A matrix, copied. */
    public static FittedArray of(double[][] rows) {
        return of(
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(),
                rows.length,
                rows[0].length);
    }

    /** A copy of a saved array. */
    static FittedArray read(INDArray array) {
        return new FittedArray(array.dup('c').data().asDouble(), array.shape().clone());
    }

    /** A copy, float64. */
    INDArray write() {
        return Nd4j.create(values.clone(), shape.clone(), DataType.DOUBLE);
    }

    /** Elements, row-major, not a copy. */
    public double[] values() {
        return values;
    }

    /** Elements as whole numbers. */
    public int[] integers() {
        return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }

    /** The rows of a matrix, copied. */
    public double[][] rows() {
        double[][] rows = new double[size(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * size(1), (i + 1) * size(1));
        }
        return rows;
    }

    /** Length of a dimension. */
    public int size(int dimension) {
        return (int) shape[dimension];
    }
}
