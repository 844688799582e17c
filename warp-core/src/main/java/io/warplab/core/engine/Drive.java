package io.warplab.core.engine;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;

/**
 * What drives the recurrence: the differences u_t - u_{t-1} of the inputs, of the clock where it is
 * a channel (it comes first), and where lifted the increments of running sums of products: level-2
 * iterated integrals, a truncated signature of the path (Lyons 1998). With bars for the mean over
 * the step they are, in this order, bar x_i bar x_j dtau for i &lt;= j and bar x_i dx_j for i != j.
 *
 * @param inputs D_x
 * @param timeChannel whether the clock is a channel
 * @param products whether products drive too
 */
public record Drive(int inputs, boolean timeChannel, boolean products) {
    /** D_u. */
    public int size() {
        return inputs
                + (timeChannel ? 1 : 0)
                + (products ? inputs * (inputs + 1) / 2 + inputs * (inputs - 1) : 0);
    }

    /**
     * @param before u_{t-1}, [D_x, lanes]
     * @param now u_t, [D_x, lanes]
     * @param dTau [lanes] clock step
     * @param out [D_u, lanes], overwritten
     */
    public void forward(Lanes before, Lanes now, double[] dTau, Lanes out) {
        int row = 0;
        if (timeChannel) {
            out.writeRow(row++, dTau);
        }
        out.subtractRows(row, now, 0, before, 0, inputs);
        row += inputs;
        if (products) {
            double[][] mid = new double[inputs][];
            double[][] step = new double[inputs][];
            readSteps(before, now, mid, step);
            double[] v = new double[now.lanes()];
            for (int i = 0; i < inputs; i++) {
                for (int j = i; j < inputs; j++) {
                    for (int n = 0; n < v.length; n++) {
                        v[n] = mid[i][n] * mid[j][n] * dTau[n];
                    }
                    out.writeRow(row++, v);
                }
            }
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < inputs; j++) {
                    if (i != j) {
                        for (int n = 0; n < v.length; n++) {
                            v[n] = mid[i][n] * step[j][n];
                        }
                        out.writeRow(row++, v);
                    }
                }
            }
        }
    }

    /**
     * Backward of {@link #forward}.
     *
     * @param dOut gradient of the drive, [D_u, lanes]
     * @param dBefore added to, [D_x, lanes]
     * @param dNow added to, [D_x, lanes]
     */
    public void backward(
            Lanes before, Lanes now, double[] dTau, Lanes dOut, Lanes dBefore, Lanes dNow) {
        int row = timeChannel ? 1 : 0;
        dNow.addScaledRows(0, 1, dOut, row, inputs);
        dBefore.addScaledRows(0, -1, dOut, row, inputs);
        row += inputs;
        if (products) {
            int lanes = now.lanes();
            double[][] mid = new double[inputs][];
            double[][] step = new double[inputs][];
            readSteps(before, now, mid, step);
            double[][] dMid = new double[inputs][lanes];
            double[][] dStep = new double[inputs][lanes];
            double[] g = new double[lanes];
            for (int i = 0; i < inputs; i++) {
                for (int j = i; j < inputs; j++) {
                    dOut.readRow(row++, g);
                    for (int n = 0; n < lanes; n++) {
                        dMid[i][n] += g[n] * mid[j][n] * dTau[n];
                        dMid[j][n] += g[n] * mid[i][n] * dTau[n];
                    }
                }
            }
            for (int i = 0; i < inputs; i++) {
                for (int j = 0; j < inputs; j++) {
                    if (i != j) {
                        dOut.readRow(row++, g);
                        for (int n = 0; n < lanes; n++) {
                            dMid[i][n] += g[n] * step[j][n];
                            dStep[j][n] += g[n] * mid[i][n];
                        }
                    }
                }
            }
            for (int i = 0; i < inputs; i++) {
                for (int n = 0; n < lanes; n++) {
                    double half = dMid[i][n] / 2;
                    g[n] = half - dStep[i][n];
                    dMid[i][n] = half + dStep[i][n];
                }
                dBefore.addRow(i, g);
                dNow.addRow(i, dMid[i]);
            }
        }
    }

    private void readSteps(Lanes before, Lanes now, double[][] mid, double[][] step) {
        int lanes = now.lanes();
        double[] a = new double[lanes];
        for (int i = 0; i < inputs; i++) {
            mid[i] = new double[lanes];
            step[i] = new double[lanes];
            before.readRow(i, a);
            now.readRow(i, mid[i]);
            for (int n = 0; n < lanes; n++) {
                step[i][n] = mid[i][n] - a[n];
                mid[i][n] = (mid[i][n] + a[n]) / 2;
            }
        }
    }

    /** A buffer for {@link #forward}. */
    public Lanes buffer(Precision precision, int lanes) {
        return Lanes.zeros(precision, size(), lanes);
    }
}
