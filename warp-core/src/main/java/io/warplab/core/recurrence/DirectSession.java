package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.StepsAtOnce;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;

/**
 * theta_t = clip(A theta_{t-1} + B v_t), one step after the other. Backward: lambda_t = g_t + A^T
 * lambda_{t+1} where theta_t was not clipped, else 0. Memory T D_theta in training, constant at
 * inference.
 */
final class DirectSession implements RecurrenceSession, StepsAtOnce {
    /** Columns that are gathered before the gradient of A takes them in one product. */
    private static final int PANEL_COLUMNS = 512;

    private final Transition.Operator a;
    private final NativeMatrix b;
    private final NativeMatrix starts;
    private final double limit;
    private final DirectGradients gradients;
    private final NativePool pool;
    private final NativeMatrix coordinates;

    /** theta_{-1}, theta_0, .. in training; two slots in turn at inference. */
    private final NativeMatrix[] history;

    /** Drives by step in training; one at inference. */
    private final NativeMatrix[] drives;

    private final Lanes theta;
    private NativeMatrix lambda;
    private NativeMatrix pulled;
    private NativeMatrix dDrives;
    private NativeMatrix drivesAtOnce;
    private NativeMatrix thetaAtOnce;
    private GradientPanel panel;
    private Lanes adjoint;
    private boolean swept;

    /** Of {@link #backwardSteps}, by first step: gradients that wait for the reverse sweep. */
    private NativeMatrix[] waiting;

    private int[] firstOf;

    DirectSession(
            Transition.Operator a,
            NativeMatrix b,
            NativeMatrix starts,
            double limit,
            RecurrenceBlock block,
            DirectGradients gradients,
            NativePool pool) {
        this.a = a;
        this.b = b;
        this.starts = starts;
        this.limit = limit;
        this.gradients = gradients;
        this.pool = pool;
        Precision precision = b.precision();
        int d = b.rowCount();
        int du = b.columnCount();
        int n = block.lanes();
        boolean training = gradients != null;
        history = new NativeMatrix[training ? block.steps() + 1 : 2];
        drives = new NativeMatrix[training ? block.steps() : 1];
        for (int i = 0; i < history.length; i++) {
            history[i] = pool.take(precision, d, n);
        }
        for (int i = 0; i < drives.length; i++) {
            drives[i] = pool.take(precision, du, n);
        }
        theta = limit < Double.POSITIVE_INFINITY ? Lanes.zeros(precision, d, n) : null;
        coordinates = pool.take(precision, block.coordinates().rows(), n);
        coordinates.load(block.coordinates());
        Blas.gemm(1, starts, false, coordinates, false, 0, history[0]);
        if (training) {
            lambda = pool.takeZeros(precision, d, n);
            pulled = pool.take(precision, d, n);
            dDrives = pool.take(precision, du, n);
            panel =
                    new GradientPanel(
                            gradients.a(), pool, precision, d, n, PANEL_COLUMNS, block.steps());
            adjoint = Lanes.zeros(precision, d, n);
        }
    }

    private NativeMatrix slot(int t) {
        return history[gradients != null ? t + 1 : (t + 1) & 1];
    }

    @Override
    public void step(int t, Lanes v, Lanes out) {
        NativeMatrix drive = drives[gradients != null ? t : 0];
        drive.load(v);
        NativeMatrix next = slot(t);
        a.apply(slot(t - 1), next, Part.WHOLE);
        Blas.gemm(1, b, false, drive, false, 1, next);
        next.store(out);
        if (limit < Double.POSITIVE_INFINITY) {
            out.clip(limit);
            next.load(out);
        }
    }

    @Override
    public void steps(int t, int count, Lanes driveLanes, Lanes out) {
        int n = coordinates.columnCount();
        int du = b.columnCount();
        if (waiting == null) {
            waiting = new NativeMatrix[drives.length];
            firstOf = new int[drives.length];
            drivesAtOnce = pool.take(b.precision(), du, driveLanes.lanes());
            thetaAtOnce = pool.takeZeros(b.precision(), b.rowCount(), driveLanes.lanes());
        }
        drivesAtOnce.load(driveLanes);
        for (int i = 0; i < count; i++) {
            NativeMatrix next = slot(t + i);
            drives[t + i].copy(drivesAtOnce.window(0, i * n, du, n));
            a.apply(slot(t + i - 1), next, Part.WHOLE);
            Blas.gemm(1, b, false, drives[t + i], false, 1, next);
            if (limit < Double.POSITIVE_INFINITY) {
                next.store(theta);
                theta.clip(limit);
                next.load(theta);
            }
            thetaAtOnce.window(0, i * n, b.rowCount(), n).copy(next);
        }
        for (int i = count; i * n < thetaAtOnce.columnCount(); i++) {
            thetaAtOnce.window(0, i * n, b.rowCount(), n).fillZero();
        }
        thetaAtOnce.store(out);
    }

    @Override
    public void backwardSteps(int t, int count, Lanes dTheta) {
        NativeMatrix g = pool.take(b.precision(), dTheta.rows(), dTheta.lanes());
        g.load(dTheta);
        for (int i = 0; i < count; i++) {
            waiting[t + i] = g;
            firstOf[t + i] = t;
        }
    }

    /** The reverse sweep over what {@link #backwardSteps} has left. */
    private void sweepBack() {
        int n = coordinates.columnCount();
        for (int t = drives.length - 1; t >= 0; t--) {
            if (waiting[t] != null) {
                pulled.copy(waiting[t].window(0, (t - firstOf[t]) * n, b.rowCount(), n));
                if (firstOf[t] == t) {
                    pool.give(waiting[t]);
                }
            } else {
                pulled.clear();
            }
            if (swept) {
                a.applyTransposed(lambda, 1, pulled, Part.WHOLE);
            }
            swept = true;
            NativeMatrix spare = lambda;
            lambda = pulled;
            pulled = spare;
            if (limit < Double.POSITIVE_INFINITY) {
                lambda.store(adjoint);
                slot(t).store(theta);
                adjoint.zeroWhereClipped(theta, limit);
                lambda.load(adjoint);
            }
            Blas.gemm(1, lambda, false, drives[t], true, 1, gradients.b());
            panel.add(lambda, slot(t - 1), Part.WHOLE);
        }
    }

    @Override
    public void state(int t, Lanes out) {
        slot(t).store(out);
    }

    @Override
    public void backward(int t, Lanes dTheta, Lanes dDrive) {
        if (swept) {
            a.applyTransposed(lambda, 0, pulled, Part.WHOLE);
            pulled.store(adjoint);
        } else {
            adjoint.fill(0);
        }
        swept = true;
        adjoint.addScaledRows(0, 1, dTheta, 0, dTheta.rows());
        if (limit < Double.POSITIVE_INFINITY) {
            slot(t).store(theta);
            adjoint.zeroWhereClipped(theta, limit);
        }
        lambda.load(adjoint);
        Blas.gemm(1, lambda, false, drives[t], true, 1, gradients.b());
        panel.add(lambda, slot(t - 1), Part.WHOLE);
        if (dDrive != null) {
            Blas.gemm(1, b, true, lambda, false, 0, dDrives);
            dDrives.store(dDrive);
        }
    }

    @Override
    public void finish(Lanes dCoordinates) {
        if (waiting != null) {
            sweepBack();
        }
        panel.flush(Part.WHOLE);
        if (swept) {
            a.applyTransposed(lambda, 0, pulled, Part.WHOLE);
        } else {
            pulled.clear();
        }
        Blas.gemm(1, pulled, false, coordinates, true, 1, gradients.starts());
        if (dCoordinates != null) {
            NativeMatrix g = pool.take(b.precision(), dCoordinates.rows(), dCoordinates.lanes());
            Blas.gemm(1, starts, true, pulled, false, 0, g);
            g.store(dCoordinates);
            pool.give(g);
        }
    }

    @Override
    public void close() {
        pool.give(history);
        pool.give(drives);
        pool.give(coordinates, lambda, pulled, dDrives, drivesAtOnce, thetaAtOnce);
        if (panel != null) {
            panel.close();
        }
    }
}
