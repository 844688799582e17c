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
        return linear() + (products ? inputs * (inputs + 1) / 2 + inputs * (inputs - 1) : 0);
    }

    /**
     * Allocates nothing.
     *
     * @param before u_{t-1}, [D_x, lanes]
     * @param now u_t, [D_x, lanes]
     * @param dTau [lanes] clock step
     * @param out [D_u, lanes], overwritten
     */
    public void forward(Lanes before, Lanes now, double[] dTau, Lanes out) {
        if (timeChannel) {
            out.writeRow(0, dTau);
        }
        out.subtractRows(linear() - inputs, now, 0, before, 0, inputs);
        for (int i = 0; products && i < inputs; i++) {
            for (int j = 0; j < inputs; j++) {
                int area = area(i, j);
                for (int n = 0; i <= j && n < dTau.length; n++) {
                    double m = mid(before, now, i, n) * mid(before, now, j, n);
                    out.set(area, n, m * dTau[n]);
                }
                int mixed = mixed(i, j);
                for (int n = 0; i != j && n < dTau.length; n++) {
                    double dx = now.get(j, n) - before.get(j, n);
                    out.set(mixed, n, mid(before, now, i, n) * dx);
                }
            }
        }
    }

    /**
     * Backward of {@link #forward}; allocates nothing.
     *
     * @param dOut gradient of the drive, [D_u, lanes]
     * @param dBefore added to, [D_x, lanes]
     * @param dNow added to, [D_x, lanes]
     */
    public void backward(
            Lanes before, Lanes now, double[] dTau, Lanes dOut, Lanes dBefore, Lanes dNow) {
        int first = linear() - inputs;
        dNow.addScaledRows(0, 1, dOut, first, inputs);
        dBefore.addScaledRows(0, -1, dOut, first, inputs);
        for (int i = 0; products && i < inputs; i++) {
            for (int n = 0; n < dTau.length; n++) {
                double dMid = 0;
                double dStep = 0;
                for (int j = 0; j < inputs; j++) {
                    double mid = mid(before, now, j, n);
                    dMid += (i == j ? 2 : 1) * dOut.get(area(i, j), n) * mid * dTau[n];
                    if (i != j) {
                        dMid += dOut.get(mixed(i, j), n) * (now.get(j, n) - before.get(j, n));
                        dStep += dOut.get(mixed(j, i), n) * mid;
                    }
                }
                dBefore.set(i, n, dBefore.get(i, n) + dMid / 2 - dStep);
                dNow.set(i, n, dNow.get(i, n) + dMid / 2 + dStep);
            }
        }
    }

    private static double mid(Lanes before, Lanes now, int i, int n) {
        return (before.get(i, n) + now.get(i, n)) / 2;
    }

    /** Row of bar x_i bar x_j dtau, which is that of bar x_j bar x_i dtau. */
    private int area(int i, int j) {
        int least = Math.min(i, j);
        return linear() + least * inputs - least * (least - 1) / 2 + Math.abs(i - j);
    }

    /** Row of bar x_i dx_j, i != j. */
    private int mixed(int i, int j) {
        int within = j < i ? j : j - 1;
        return linear() + inputs * (inputs + 1) / 2 + i * (inputs - 1) + within;
    }

    /** Rows before the products. */
    private int linear() {
        return inputs + (timeChannel ? 1 : 0);
    }

    /** A buffer for {@link #forward}. */
    public Lanes buffer(Precision precision, int lanes) {
        return Lanes.zeros(precision, size(), lanes);
    }
}
