package io.warplab.api.data;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Per-channel affine scaling: {@code scaled = (raw - offset) / scale}.
 *
 * @param offset [D] in raw units
 * @param scale [D] in raw units, positive
 */
public record Normalisation(double[] offset, double[] scale) {
    /** How the scaling is fitted, on the training part alone. */
    public enum Kind {
        /** Raw units. */
        NONE,
        /** Mean 0, standard deviation 1. */
        STANDARD,
        /** Training extremes to -1 and 1. */
        MIN_MAX
    }

    public Normalisation {
        if (offset.length != scale.length || Arrays.stream(scale).anyMatch(s -> !(s > 0))) {
            throw new IllegalArgumentException(
                    "scale must be positive, one per channel, got " + Arrays.toString(scale));
        }
        offset = offset.clone();
        scale = scale.clone();
    }

    /** No change, for the given number of channels. */
    public static Normalisation identity(int channels) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Normalisation(new double[channels], ones);
    }

    /**
     * Fits on observed steps; a channel that never changes keeps scale 1.
     *
     * @param values [N, T, D]
     * @param mask [N, T]
     */
    public static Normalisation fit(Kind kind, INDArray values, INDArray mask) {
        int d = (int) values.size(2);
        if (kind == Kind.NONE) {
            return identity(d);
        }
        double[] v = values.dup('c').data().asDouble();
        double[] m = mask.dup('c').data().asDouble();
        double[] offset = new double[d];
        double[] scale = new double[d];
        for (int c = 0; c < d; c++) {
            double count = 0;
            double sum = 0;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < m.length; i++) {
                if (m[i] != 0) {
                    double x = v[i * d + c];
                    count++;
                    sum += x;
                    min = Math.min(min, x);
                    max = Math.max(max, x);
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException("no observed step to fit a scaling on");
            }
            if (kind == Kind.MIN_MAX) {
                offset[c] = (max + min) / 2;
                scale[c] = (max - min) / 2;
            } else {
                double mean = sum / count;
                double squares = 0;
                for (int i = 0; i < m.length; i++) {
                    squares += m[i] == 0 ? 0 : (v[i * d + c] - mean) * (v[i * d + c] - mean);
                }
                offset[c] = mean;
                scale[c] = Math.sqrt(squares / count);
            }
            if (!(scale[c] > 0)) {
                scale[c] = 1;
            }
        }
        return new Normalisation(offset, scale);
    }

    /** Raw to scaled, [..., D], as a new float64 array. */
    public INDArray apply(INDArray raw) {
        return map(raw, true);
    }

    /** Scaled to raw, [..., D], as a new float64 array. */
    public INDArray invert(INDArray scaled) {
        return map(scaled, false);
    }

    private INDArray map(INDArray from, boolean forward) {
        int d = offset.length;
        if (from.size(-1) != d) {
            throw new IllegalArgumentException(
                    "expected " + d + " channels, got " + Arrays.toString(from.shape()));
        }
        double[] v = from.dup('c').data().asDouble();
        for (int i = 0; i < v.length; i++) {
            int c = i % d;
            v[i] = forward ? (v[i] - offset[c]) / scale[c] : v[i] * scale[c] + offset[c];
        }
        return Nd4j.create(v, from.shape(), DataType.DOUBLE);
    }

    @Override
    public double[] offset() {
        return offset.clone();
    }

    @Override
    public double[] scale() {
        return scale.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalisation n
                && Arrays.equals(n.offset, offset)
                && Arrays.equals(n.scale, scale);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(offset) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Normalisation[offset="
                + Arrays.toString(offset)
                + ", scale="
                + Arrays.toString(scale)
                + "]";
    }
}
