package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.StepsAtOnce;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;

/**
 * One block of lanes of a {@link KernelPass}. Drives are kept latest first, so that K_0 .. K_t meet
 * v_t .. v_0 in one product. The gradient of step t is pushed to all earlier drives at once, while
 * it is in cache; that of v_t is complete when step t is reached.
 */
final class KernelSession implements RecurrenceSession, StepsAtOnce {
    private final KernelPass pass;
    private final KernelGradients gradients;
    private final NativePool pool;
    private final int steps;
    private final NativeMatrix coordinates;
    private final NativeMatrix drives;
    private final NativeMatrix theta;
    private final NativeMatrix[] history;
    private final NativeMatrix dTheta;
    private final NativeMatrix dDrives;
    private final NativeMatrix dCoordinates;
    private NativeMatrix drivesAtOnce;
    private NativeMatrix laid;
    private NativeMatrix thetaAtOnce;

    KernelSession(
            KernelPass pass, RecurrenceBlock block, KernelGradients gradients, NativePool pool) {
        this.pass = pass;
        this.gradients = gradients;
        this.pool = pool;
        steps = block.steps();
        int n = block.lanes();
        int d = pass.stateSize();
        boolean training = gradients != null;
        coordinates = pool.take(pass.precision(), block.coordinates().rows(), n);
        coordinates.load(block.coordinates());
        drives = pool.take(pass.precision(), steps * pass.driveSize(), n);
        theta = pool.take(pass.precision(), d, n);
        history = new NativeMatrix[training && block.revisited() ? steps : 0];
        dTheta = training ? pool.take(pass.precision(), d, n) : null;
        dDrives =
                training && block.driveGradient()
                        ? pool.takeZeros(pass.precision(), steps * pass.driveSize(), n)
                        : null;
        dCoordinates =
                training && block.coordinateGradient()
                        ? pool.takeZeros(pass.precision(), block.coordinates().rows(), n)
                        : null;
    }

    /** v_t .. v_0. */
    private NativeMatrix upTo(NativeMatrix latestFirst, int t) {
        int du = pass.driveSize();
        return latestFirst.rows((steps - 1 - t) * du, (t + 1) * du);
    }

    private NativeMatrix at(NativeMatrix latestFirst, int t) {
        int du = pass.driveSize();
        return latestFirst.rows((steps - 1 - t) * du, du);
    }

    @Override
    public void step(int t, Lanes drive, Lanes out) {
        at(drives, t).load(drive);
        NativeMatrix to = theta;
        if (history.length > 0) {
            history[t] = pool.take(pass.precision(), pass.stateSize(), theta.columnCount());
            to = history[t];
        }
        compute(t, to);
        to.store(out);
    }

    private void compute(int t, NativeMatrix to) {
        Blas.multiply(pass.startsAt(t), nonzeroCoordinates(), 0, to);
        Blas.multiply(pass.kernelUpTo(t), upTo(drives, t), 1, to);
    }

    private NativeMatrix nonzeroCoordinates() {
        return coordinates.rows(0, pass.nonzeroStarts());
    }

    @Override
    public void state(int t, Lanes out) {
        if (history.length > 0) {
            history[t].store(out);
        } else {
            compute(t, theta);
            theta.store(out);
        }
    }

    /**
     * Drives as steps t .. t + count - 1 need them: column block i is v_{t+i} .. v_0, then zeros.
     */
    private void lay(int t, int count, Lanes driveLanes) {
        int du = pass.driveSize();
        int n = coordinates.columnCount();
        if (drivesAtOnce == null) {
            drivesAtOnce = pool.take(pass.precision(), du, driveLanes.lanes());
            laid = pool.takeZeros(pass.precision(), steps * du, driveLanes.lanes());
            thetaAtOnce = pool.take(pass.precision(), pass.stateSize(), driveLanes.lanes());
        }
        drivesAtOnce.load(driveLanes);
        for (int i = 0; i < count; i++) {
            at(drives, t + i).copy(drivesAtOnce.window(0, i * n, du, n));
            laid.window(0, i * n, (t + i + 1) * du, n).copy(upTo(drives, t + i));
        }
        for (int i = count; i * n < laid.columnCount(); i++) {
            laid.window(0, i * n, (t + count) * du, n).fillZero();
        }
    }

    @Override
    public void steps(int t, int count, Lanes driveLanes, Lanes out) {
        lay(t, count, driveLanes);
        int n = coordinates.columnCount();
        int d = pass.stateSize();
        for (int i = 0; i < count; i++) {
            NativeMatrix to = thetaAtOnce.window(0, i * n, d, n);
            Blas.multiply(pass.startsAt(t + i), nonzeroCoordinates(), 0, to);
        }
        for (int i = count; i * n < laid.columnCount(); i++) {
            thetaAtOnce.window(0, i * n, d, n).fillZero();
        }
        NativeMatrix v = laid.rows(0, (t + count) * pass.driveSize());
        Blas.multiply(pass.kernelUpTo(t + count - 1), v, 1, thetaAtOnce);
        thetaAtOnce.store(out);
    }

    @Override
    public void backwardSteps(int t, int count, Lanes dThetaLanes) {
        int n = coordinates.columnCount();
        int d = pass.stateSize();
        thetaAtOnce.load(dThetaLanes);
        for (int i = 0; i < count; i++) {
            NativeMatrix g = thetaAtOnce.window(0, i * n, d, n);
            Blas.gemm(1, g, false, coordinates, true, 1, gradients.startsAt(t + i));
            if (dCoordinates != null) {
                Blas.addTransposed(pass.startsAt(t + i), g, dCoordinates);
            }
        }
        NativeMatrix v = laid.rows(0, (t + count) * pass.driveSize());
        Blas.gemm(1, thetaAtOnce, false, v, true, 1, gradients.kernelUpTo(t + count - 1));
    }

    @Override
    public void backward(int t, Lanes dThetaLanes, Lanes dDrive) {
        dTheta.load(dThetaLanes);
        Blas.gemm(1, dTheta, false, coordinates, true, 1, gradients.startsAt(t));
        Blas.gemm(1, dTheta, false, upTo(drives, t), true, 1, gradients.kernelUpTo(t));
        if (dCoordinates != null) {
            Blas.addTransposed(pass.startsAt(t), dTheta, dCoordinates);
        }
        if (dDrives != null) {
            Blas.addTransposed(pass.kernelUpTo(t), dTheta, upTo(dDrives, t));
        }
        if (dDrive != null) {
            at(dDrives, t).store(dDrive);
        }
    }

    @Override
    public void finish(Lanes toCoordinates) {
        if (toCoordinates != null) {
            dCoordinates.store(toCoordinates);
        }
    }

    @Override
    public void close() {
        pool.give(history);
        pool.give(coordinates, drives, theta, dTheta, dDrives, dCoordinates);
        pool.give(drivesAtOnce, laid, thetaAtOnce);
    }
}
