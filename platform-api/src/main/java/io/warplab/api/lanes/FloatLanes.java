package io.warplab.api.lanes;

import java.util.Arrays;

/**
 * {@link Lanes} in 32 bits. Every row is an array of its own: the JIT of Java 17 vectorises loops
 * over whole arrays and not over runs inside one, which is four times slower.
 */
public final class FloatLanes extends Lanes {
    private final float[][] data;

    /** Zeros. */
    public FloatLanes(int rows, int lanes) {
        super(rows, lanes);
        data = new float[rows][lanes];
    }

    /** The elements of a row, [lanes]; not a copy. */
    public float[] row(int row) {
        return data[row];
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public double get(int row, int lane) {
        return data[row][lane];
    }

    @Override
    public void set(int row, int lane, double value) {
        data[row][lane] = (float) value;
    }

    @Override
    public void readRow(int row, double[] out) {
        float[] from = data[row];
        for (int n = 0; n < from.length; n++) {
            out[n] = from[n];
        }
    }

    @Override
    public void writeAll(double[] in) {
        for (int r = 0; r < data.length; r++) {
            float[] to = data[r];
            int at = r * lanes();
            for (int n = 0; n < to.length; n++) {
                to[n] = (float) in[at + n];
            }
        }
    }

    @Override
    public void writeRow(int row, double[] in) {
        float[] to = data[row];
        for (int n = 0; n < to.length; n++) {
            to[n] = (float) in[n];
        }
    }

    @Override
    public void addRow(int row, double[] in) {
        float[] to = data[row];
        for (int n = 0; n < to.length; n++) {
            to[n] += (float) in[n];
        }
    }

    @Override
    public void fill(double value) {
        for (float[] row : data) {
            Arrays.fill(row, (float) value);
        }
    }

    @Override
    public void copyRows(int row, Lanes from, int fromRow, int count) {
        float[][] f = of(from);
        for (int r = 0; r < count; r++) {
            System.arraycopy(f[fromRow + r], 0, data[row + r], 0, lanes());
        }
    }

    @Override
    public void addScaledRows(int row, double factor, Lanes from, int fromRow, int count) {
        float[][] f = of(from);
        for (int r = 0; r < count; r++) {
            addScaled(data[row + r], (float) factor, f[fromRow + r]);
        }
    }

    private static void addScaled(float[] y, float factor, float[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    @Override
    public void subtractRows(int row, Lanes a, int aRow, Lanes b, int bRow, int count) {
        float[][] x = of(a);
        float[][] y = of(b);
        for (int r = 0; r < count; r++) {
            subtract(data[row + r], x[aRow + r], y[bRow + r]);
        }
    }

    private static void subtract(float[] to, float[] x, float[] y) {
        for (int i = 0; i < to.length; i++) {
            to[i] = x[i] - y[i];
        }
    }

    @Override
    public void affine(int outputs, Lanes theta, int thetaRow, Lanes in, int inputs) {
        float[][] w = of(theta);
        float[][] x = of(in);
        int bias = thetaRow + outputs * inputs;
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(w[bias + o], 0, data[o], 0, lanes());
            for (int i = 0; i < inputs; i++) {
                multiplyAdd(data[o], w[thetaRow + o * inputs + i], x[i]);
            }
        }
    }

    @Override
    public void affineBackward(
            int outputs, Lanes theta, int thetaRow, Lanes in, int inputs, Lanes dTheta, Lanes dIn) {
        float[][] w = of(theta);
        float[][] x = of(in);
        float[][] dw = of(dTheta);
        float[][] dx = dIn == null ? null : of(dIn);
        int bias = thetaRow + outputs * inputs;
        for (int o = 0; o < outputs; o++) {
            add(dw[bias + o], data[o]);
            for (int i = 0; i < inputs; i++) {
                int row = thetaRow + o * inputs + i;
                multiplyAdd(dw[row], data[o], x[i]);
                if (dx != null) {
                    multiplyAdd(dx[i], w[row], data[o]);
                }
            }
        }
    }

    @Override
    public Lanes transposed() {
        FloatLanes to = new FloatLanes(lanes(), rows());
        for (int r = 0; r < rows(); r++) {
            for (int i = 0; i < lanes(); i++) {
                to.data[i][r] = data[r][i];
            }
        }
        return to;
    }

    @Override
    public void activate(Activation f, Lanes pre, int count) {
        float[][] x = of(pre);
        for (int r = 0; r < count; r++) {
            FloatActivations.value(f, x[r], data[r]);
        }
    }

    @Override
    public void activateBackward(Activation f, Lanes pre, int count) {
        float[][] x = of(pre);
        float[] slope = new float[lanes()];
        for (int r = 0; r < count; r++) {
            FloatActivations.derivative(f, x[r], slope);
            multiply(data[r], slope);
        }
    }

    @Override
    public void scaleRows(double[] factors) {
        for (int r = 0; r < data.length; r++) {
            float f = (float) factors[r];
            float[] row = data[r];
            for (int i = 0; i < row.length; i++) {
                row[i] *= f;
            }
        }
    }

    @Override
    public void addRowProducts(Lanes other, double[] sums) {
        float[][] y = of(other);
        for (int r = 0; r < data.length; r++) {
            sums[r] += product(data[r], y[r]);
        }
    }

    @Override
    public void addProductsWithRow(Lanes other, int row, double[] sums) {
        float[] y = of(other)[row];
        for (int r = 0; r < data.length; r++) {
            sums[r] += product(data[r], y);
        }
    }

    /** In four sums, which a processor can add to side by side. */
    private static double product(float[] x, float[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += (double) x[i] * y[i];
            b += (double) x[i + 1] * y[i + 1];
            c += (double) x[i + 2] * y[i + 2];
            d += (double) x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            a += (double) x[i] * y[i];
        }
        return a + b + (c + d);
    }

    @Override
    public void copyLanes(int lane, Lanes from, int fromLane, int count) {
        float[][] f = ((FloatLanes) from).data;
        for (int r = 0; r < data.length; r++) {
            System.arraycopy(f[r], fromLane, data[r], lane, count);
        }
    }

    @Override
    public void clip(double limit) {
        float l = (float) limit;
        for (float[] row : data) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.max(-l, Math.min(l, row[i]));
            }
        }
    }

    @Override
    public void zeroWhereClipped(Lanes clipped, double limit) {
        float[][] x = of(clipped);
        float l = (float) limit;
        for (int r = 0; r < data.length; r++) {
            for (int i = 0; i < lanes(); i++) {
                data[r][i] = Math.abs(x[r][i]) < l ? data[r][i] : 0;
            }
        }
    }

    private static void add(float[] y, float[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
        }
    }

    private static void multiply(float[] y, float[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] *= x[i];
        }
    }

    private static void multiplyAdd(float[] y, float[] a, float[] b) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a[i] * b[i];
        }
    }

    private float[][] of(Lanes other) {
        if (other.lanes() != lanes()) {
            throw new IllegalArgumentException(
                    "expected " + lanes() + " lanes, got " + other.lanes());
        }
        return ((FloatLanes) other).data;
    }
}
