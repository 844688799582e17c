package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import java.util.Arrays;

/** One block of lanes of a {@link DecayRecurrence}. */
final class DecaySession implements RecurrenceSession {
    private final double[] rates;
    private final double[] b;
    private final RecurrenceBatch batch;
    private final RecurrenceBlock block;
    private final double limit;
    private final DiagonalGradients gradients;
    private final int lanes;
    private final int driveSize;

    /** theta_{-1}, theta_0, .. in training; two slots in turn at inference. */
    private final Lanes[] history;

    private final Lanes[] drives;
    private final double[][] v;
    private final double[] before;
    private final double[] now;
    private final double[] dt;
    private final double[][] adjoint;

    /** Lanes of one clock share it. */
    private double lastDecay;

    DecaySession(
            double[] rates,
            double[] b,
            RecurrenceBatch batch,
            RecurrenceBlock block,
            double limit,
            DiagonalGradients gradients) {
        this.rates = rates;
        this.b = b;
        this.batch = batch;
        this.block = block;
        this.limit = limit;
        this.gradients = gradients;
        lanes = block.lanes();
        driveSize = b.length / rates.length;
        boolean training = gradients != null;
        history = new Lanes[training ? block.steps() + 1 : 2];
        Arrays.setAll(history, i -> Lanes.zeros(batch.precision(), rates.length, lanes));
        drives = new Lanes[training ? block.steps() : 0];
        v = new double[driveSize][lanes];
        before = new double[lanes];
        now = new double[lanes];
        dt = new double[lanes];
        adjoint = new double[training ? rates.length : 0][lanes];
        start();
    }

    private void start() {
        for (int i = 0; i < rates.length; i++) {
            Arrays.fill(now, 0);
            for (int c = 0; c < batch.starts().lanes(); c++) {
                block.coordinates().readRow(c, before);
                double factor = batch.starts().get(i, c);
                for (int n = 0; n < lanes; n++) {
                    now[n] += factor * before[n];
                }
            }
            history[0].writeRow(i, now);
        }
    }

    private Lanes slot(int t) {
        return history[gradients != null ? t + 1 : (t + 1) & 1];
    }

    private void readClock(int t) {
        for (int n = 0; n < lanes; n++) {
            double[] at = block.time()[block.row(t)];
            dt[n] = t == 0 ? 0 : at[n] - block.time()[block.row(t - 1)][n];
        }
    }

    @Override
    public void step(int t, Lanes drive, Lanes theta) {
        if (gradients != null) {
            drives[t] = Lanes.zeros(batch.precision(), driveSize, lanes);
            drives[t].copyRows(0, drive, 0, driveSize);
        }
        readClock(t);
        for (int j = 0; j < driveSize; j++) {
            drive.readRow(j, v[j]);
        }
        Lanes next = slot(t);
        for (int i = 0; i < rates.length; i++) {
            slot(t - 1).readRow(i, before);
            for (int n = 0; n < lanes; n++) {
                now[n] = decay(i, n) * before[n];
            }
            for (int j = 0; j < driveSize; j++) {
                double factor = b[i * driveSize + j];
                for (int n = 0; n < lanes; n++) {
                    now[n] += factor * v[j][n];
                }
            }
            next.writeRow(i, now);
        }
        if (limit < Double.POSITIVE_INFINITY) {
            next.clip(limit);
        }
        theta.copyRows(0, next, 0, next.rows());
    }

    private double decay(int i, int n) {
        return n > 0 && dt[n] == dt[n - 1] ? lastDecay : (lastDecay = Math.exp(-rates[i] * dt[n]));
    }

    @Override
    public void state(int t, Lanes theta) {
        theta.copyRows(0, slot(t), 0, theta.rows());
    }

    @Override
    public void backward(int t, Lanes dTheta, Lanes dDrive) {
        readClock(t);
        for (int j = 0; j < driveSize; j++) {
            drives[t].readRow(j, v[j]);
        }
        double[][] dv = new double[driveSize][lanes];
        for (int i = 0; i < rates.length; i++) {
            double[] a = adjoint[i];
            dTheta.readRow(i, now);
            for (int n = 0; n < lanes; n++) {
                boolean clipped = Math.abs(slot(t).get(i, n)) >= limit;
                a[n] = clipped ? 0 : a[n] + now[n];
            }
            for (int j = 0; j < driveSize; j++) {
                int k = i * driveSize + j;
                for (int n = 0; n < lanes; n++) {
                    gradients.b()[k] += a[n] * v[j][n];
                    dv[j][n] += b[k] * a[n];
                }
            }
            slot(t - 1).readRow(i, before);
            for (int n = 0; n < lanes; n++) {
                a[n] *= decay(i, n);
                gradients.rates()[i] -= a[n] * dt[n] * before[n];
            }
        }
        for (int j = 0; dDrive != null && j < driveSize; j++) {
            dDrive.writeRow(j, dv[j]);
        }
    }

    @Override
    public void finish(Lanes dCoordinates) {
        int columns = batch.starts().lanes();
        double[][] sums = new double[columns][lanes];
        for (int c = 0; c < columns; c++) {
            block.coordinates().readRow(c, now);
            for (int i = 0; i < rates.length; i++) {
                double start = batch.starts().get(i, c);
                for (int n = 0; n < lanes; n++) {
                    gradients.starts()[i][c] += adjoint[i][n] * now[n];
                    sums[c][n] += start * adjoint[i][n];
                }
            }
        }
        for (int c = 0; dCoordinates != null && c < columns; c++) {
            dCoordinates.writeRow(c, sums[c]);
        }
    }
}
