package io.warplab.api.lanes;

import java.util.Arrays;

/** {@link Lanes} in 64 bits. */
public final class DoubleLanes extends Lanes {
    private final double[] data;

    /** Zeros. */
    public DoubleLanes(int rows, int lanes) {
        super(rows, lanes);
        data = new double[Math.multiplyExact(rows, lanes)];
    }

    /** The elements, row-major; not a copy. */
    public double[] data() {
        return data;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT64;
    }

    @Override
    public double get(int row, int lane) {
        return data[row * lanes() + lane];
    }

    @Override
    public void set(int row, int lane, double value) {
        data[row * lanes() + lane] = value;
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
            data[i] = in[i];
        }
    }

    @Override
    public void writeRow(int row, double[] in) {
        int at = row * lanes();
        for (int n = 0; n < lanes(); n++) {
            data[at + n] = in[n];
        }
    }

    @Override
    public void addRow(int row, double[] in) {
        int at = row * lanes();
        for (int n = 0; n < lanes(); n++) {
            data[at + n] += in[n];
        }
    }

    @Override
    public void fill(double value) {
        Arrays.fill(data, value);
    }

    @Override
    public void copyRows(int row, Lanes from, int fromRow, int count) {
        System.arraycopy(of(from), fromRow * lanes(), data, row * lanes(), count * lanes());
    }

    @Override
    public void addScaledRows(int row, double factor, Lanes from, int fromRow, int count) {
        double[] f = of(from);
        double s = factor;
        int to = row * lanes();
        int at = fromRow * lanes();
        int n = count * lanes();
        for (int i = 0; i < n; i++) {
            data[to + i] += s * f[at + i];
        }
    }

    @Override
    public void subtractRows(int row, Lanes a, int aRow, Lanes b, int bRow, int count) {
        double[] x = of(a);
        double[] y = of(b);
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
        double[] w = of(theta);
        double[] x = of(in);
        int n = lanes();
        int bias = (thetaRow + outputs * inputs) * n;
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(w, bias + o * n, data, o * n, n);
            int row = (thetaRow + o * inputs) * n;
            int i = 0;
            // Four products a sweep: the sum stays in registers.
            for (; i + 3 < inputs; i += 4) {
                multiplyAdd4(data, o * n, w, row + i * n, x, i * n, n);
            }
            for (; i < inputs; i++) {
                multiplyAdd(data, o * n, w, row + i * n, x, i * n, n);
            }
        }
    }

    @Override
    public void affineBackward(
            int outputs, Lanes theta, int thetaRow, Lanes in, int inputs, Lanes dTheta, Lanes dIn) {
        double[] w = of(theta);
        double[] x = of(in);
        double[] dw = of(dTheta);
        double[] dx = dIn == null ? null : of(dIn);
        int n = lanes();
        int bias = (thetaRow + outputs * inputs) * n;
        for (int o = 0; o < outputs; o++) {
            add(dw, bias + o * n, data, o * n, n);
            int row = (thetaRow + o * inputs) * n;
            for (int i = 0; i < inputs; i++) {
                multiplyAdd(dw, row + i * n, data, o * n, x, i * n, n);
                if (dx != null) {
                    multiplyAdd(dx, i * n, w, row + i * n, data, o * n, n);
                }
            }
        }
    }

    @Override
    public Lanes transposed() {
        DoubleLanes to = new DoubleLanes(lanes(), rows());
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
        double[] x = of(pre);
        int n = count * lanes();
        if (f == Activation.RELU) {
            for (int i = 0; i < n; i++) {
                data[i] = Math.max(x[i], 0);
            }
        } else {
            for (int i = 0; i < n; i++) {
                data[i] = f.value(x[i]);
            }
        }
    }

    @Override
    public void activateBackward(Activation f, Lanes pre, int count) {
        double[] x = of(pre);
        int n = count * lanes();
        for (int i = 0; i < n; i++) {
            data[i] *= f.derivative(x[i]);
        }
    }

    @Override
    public void scaleRows(double[] factors) {
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            double f = factors[r];
            for (int i = r * n; i < (r + 1) * n; i++) {
                data[i] *= f;
            }
        }
    }

    @Override
    public void addRowProducts(Lanes other, double[] sums) {
        double[] y = of(other);
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            double sum = 0;
            for (int i = r * n; i < (r + 1) * n; i++) {
                sum += data[i] * y[i];
            }
            sums[r] += sum;
        }
    }

    @Override
    public void addProductsWithRow(Lanes other, int row, double[] sums) {
        double[] y = of(other);
        int n = lanes();
        for (int r = 0; r < rows(); r++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += data[r * n + i] * y[row * n + i];
            }
            sums[r] += sum;
        }
    }

    @Override
    public void copyLanes(int lane, Lanes from, int fromLane, int count) {
        double[] f = ((DoubleLanes) from).data;
        for (int r = 0; r < rows(); r++) {
            System.arraycopy(f, r * from.lanes() + fromLane, data, r * lanes() + lane, count);
        }
    }

    @Override
    public void clip(double limit) {
        double l = limit;
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(-l, Math.min(l, data[i]));
        }
    }

    @Override
    public void zeroWhereClipped(Lanes clipped, double limit) {
        double[] x = of(clipped);
        double l = limit;
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.abs(x[i]) < l ? data[i] : 0;
        }
    }

    private static void add(double[] y, int yAt, double[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += x[xAt + i];
        }
    }

    private static void multiplyAdd(
            double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] += a[aAt + i] * b[bAt + i];
        }
    }

    private static void multiplyAdd4(
            double[] y, int yAt, double[] a, int aAt, double[] b, int bAt, int n) {
        int a1 = aAt + n;
        int a2 = a1 + n;
        int a3 = a2 + n;
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

    private double[] of(Lanes other) {
        if (other.lanes() != lanes()) {
            throw new IllegalArgumentException(
                    "expected " + lanes() + " lanes, got " + other.lanes());
        }
        return ((DoubleLanes) other).data;
    }
}
