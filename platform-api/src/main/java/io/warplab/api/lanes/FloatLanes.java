package io.warplab.api.lanes;

import java.util.Arrays;

/** {@link Lanes} in 32 bits. */
public final class FloatLanes extends Lanes {
    private final float[] data;

    /** Zeros. */
    public FloatLanes(int rows, int lanes) {
        super(rows, lanes);
        data = new float[Math.multiplyExact(rows, lanes)];
    }

    /** The elements, row-major; not a copy. */
    public float[] data() {
        return data;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public double get(int row, int lane) {
        return data[row * lanes() + lane];
    }

    @Override
    public void set(int row, int lane, double value) {
        data[row * lanes() + lane] = (float) value;
    }

    @Override
    public void readRow(int row, double[] out) {
        int at = row * lanes();
        for (int n = 0; n < lanes(); n++) {
            out[n] = data[at + n];
        }
    }

    @Override
    public void writeAll(double[] in) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) in[i];
        }
    }

    @Override
    public void writeRow(int row, double[] in) {
        int at = row * lanes();
        for (int n = 0; n < lanes(); n++) {
            data[at + n] = (float) in[n];
        }
    }

    @Override
    public void addRow(int row, double[] in) {
        int at = row * lanes();
        for (int n = 0; n < lanes(); n++) {
            data[at + n] += (float) in[n];
        }
    }

    @Override
    public void fill(double value) {
        Arrays.fill(data, (float) value);
    }

    @Override
    public void copyRows(int row, Lanes from, int fromRow, int count) {
        System.arraycopy(of(from), fromRow * lanes(), data, row * lanes(), count * lanes());
    }

    @Override
    public void addScaledRows(int row, double factor, Lanes from, int fromRow, int count) {
        float[] f = of(from);
        float s = (float) factor;
        int to = row * lanes();
        int at = fromRow * lanes();
        int n = count * lanes();
        for (int i = 0; i < n; i++) {
            data[to + i] += s * f[at + i];
        }
    }

    @Override
    public void subtractRows(int row, Lanes a, int aRow, Lanes b, int bRow, int count) {
        float[] x = of(a);
        float[] y = of(b);
        int to = row * lanes();
        int xAt = aRow * lanes();
        int yAt = bRow * lanes();
        int n = count * lanes();
        for (int i = 0; i < n; i++) {
            data[to + i] = x[xAt + i] - y[yAt + i];
        }
    }

    @Override
    public void affine(int outputs, Lanes theta, int thetaRow, Lanes in, int inputs) {
        float[] w = of(theta);
        float[] x = of(in);
        int n = lanes();
        int bias = (thetaRow + outputs * inputs) * n;
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(w, bias + o * n, data, o * n, n);
            int row = (thetaRow + o * inputs) * n;
            int i = 0;
            // Four products a sweep: the sum stays in registers.
            for (; i + 3 < inputs; i += 4) {
                multiplyAdd4(data, o * n, w, row + i * n, n, x, i * n, n);
            }
            for (; i < inputs; i++) {
                multiplyAdd(data, o * n, w, row + i * n, x, i * n, n);
            }
        }
    }

    @Override
    public void affineBackward(
            int outputs, Lanes theta, int thetaRow, Lanes in, int inputs, Lanes dTheta, Lanes dIn) {
        float[] w = of(theta);
        float[] x = of(in);
        float[] dw = of(dTheta);
        float[] dx = dIn == null ? null : of(dIn);
        int n = lanes();
        int bias = (thetaRow + outputs * inputs) * n;
        for (int o = 0; o < outputs; o++) {
            add(dw, bias + o * n, data, o * n, n);
            int row = (thetaRow + o * inputs) * n;
            for (int i = 0; i < inputs; i++) {
                multiplyAdd(dw, row + i * n, data, o * n, x, i * n, n);
            }
        }
        for (int i = 0; dx != null && i < inputs; i++) {
            int column = (thetaRow + i) * n;
            int stride = inputs * n;
            int o = 0;
            for (; o + 3 < outputs; o += 4) {
                multiplyAdd4(dx, i * n, w, column + o * stride, stride, data, o * n, n);
            }
            for (; o < outputs; o++) {
                multiplyAdd(dx, i * n, w, column + o * stride, data, o * n, n);
            }
        }
    }

    @Override
    public Lanes transposed() {
        FloatLanes to = new FloatLanes(lanes(), rows());
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            for (int i = 0; i < n; i++) {
                to.data[i * rows() + r] = data[r * n + i];
            }
        }
        return to;
    }

    @Override
    public void activate(Activation f, Lanes pre, int count) {
        FloatActivations.value(f, of(pre), data, count * lanes());
    }

    @Override
    public void activateBackward(Activation f, Lanes pre, int count) {
        FloatActivations.timesDerivative(f, of(pre), data, count * lanes());
    }

    @Override
    public void scaleRows(double[] factors) {
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            float f = (float) factors[r];
            for (int i = r * n; i < (r + 1) * n; i++) {
                data[i] *= f;
            }
        }
    }

    @Override
    public void addRowProducts(Lanes other, double[] sums) {
        float[] y = of(other);
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            double sum = 0;
            for (int i = r * n; i < (r + 1) * n; i++) {
                sum += (double) data[i] * y[i];
            }
            sums[r] += sum;
        }
    }

    @Override
    public void clip(double limit) {
        float l = (float) limit;
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(-l, Math.min(l, data[i]));
        }
    }

    @Override
    public void zeroWhereClipped(Lanes clipped, double limit) {
        float[] x = of(clipped);
        float l = (float) limit;
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.abs(x[i]) < l ? data[i] : 0;
        }
    }

    private static void add(float[] y, int yAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += x[xAt + i];
        }
    }

    private static void multiplyAdd(
            float[] y, int yAt, float[] a, int aAt, float[] b, int bAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    /** Four rows of a, {@code stride} apart, times four rows of b: the sum stays in registers. */
    private static void multiplyAdd4(
            float[] y, int yAt, float[] a, int aAt, int stride, float[] b, int bAt, int n) {
        int a1 = aAt + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int b1 = bAt + n;
        int b2 = b1 + n;
        int b3 = b2 + n;
        for (int i = 0; i < n; i++) {
            y[yAt + i] +=
                    a[aAt + i] * b[bAt + i]
                            + a[a1 + i] * b[b1 + i]
                            + a[a2 + i] * b[b2 + i]
                            + a[a3 + i] * b[b3 + i];
        }
    }

    private float[] of(Lanes other) {
        if (other.lanes() != lanes()) {
            throw new IllegalArgumentException(
                    "expected " + lanes() + " lanes, got " + other.lanes());
        }
        return ((FloatLanes) other).data;
    }
}
