package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import java.util.function.Supplier;

/**
 * One block of a {@link LowRankPass}. Forward X_t is kept, [m, lanes] for each step; backward, with
 * mu_t the gradient of Z_t and g_t that of theta_t,
 *
 * <pre>
 * dX_t = H^T g_t + K^T mu_{t+1},   mu_t = (dX_t)_Z + mu_{t+1}
 * dH   = sum g_t X_t^T,            dK   = sum mu_{t+1} X_t^T
 * </pre>
 */
final class LowRankSession extends SweptSession {
    private final LowRankPass pass;
    private final LowRankGradients gradients;
    private final NativePool pool;
    private final int lanes;
    private final int steps;
    private final int size;

    /** X_{-1}, X_0, .. side by side, [m, (T + 1) lanes]. */
    private final NativeMatrix history;

    /** H^T g_0, H^T g_1, .. side by side; zeros where a step does not count. */
    private final NativeMatrix pulled;

    private NativeMatrix drives;
    private NativeMatrix theta;

    LowRankSession(
            LowRankPass pass,
            RecurrenceBlock block,
            LowRankGradients gradients,
            NativePool pool,
            Supplier<RecurrenceSession> stepwise) {
        super(stepwise);
        this.pass = pass;
        this.gradients = gradients;
        this.pool = pool;
        lanes = block.lanes();
        steps = block.steps();
        size = pass.basis().columnCount();
        history = pool.take(pass.precision(), size, (steps + 1) * lanes);
        pulled = pool.takeZeros(pass.precision(), size, steps * lanes);
        NativeMatrix first = x(-1, 1);
        first.fillZero();
        first.rows(0, pass.columns()).load(block.coordinates());
    }

    /** X_t and those after it. */
    private NativeMatrix x(int t, int count) {
        return history.window(0, (t + 1) * lanes, size, count * lanes);
    }

    @Override
    public void steps(int t, int count, Lanes driveLanes, Lanes out) {
        int d = pass.basis().rowCount();
        if (theta == null) {
            drives = pool.take(pass.precision(), driveLanes.rows(), driveLanes.lanes());
            theta = pool.takeZeros(pass.precision(), d, driveLanes.lanes());
        }
        drives.load(driveLanes);
        int z = pass.columns();
        int w = z + pass.rank();
        for (int i = 0; i < count; i++) {
            NativeMatrix before = x(t + i - 1, 1);
            NativeMatrix now = x(t + i, 1);
            now.copy(before);
            Blas.gemm(1, pass.coupling(), false, before, false, 1, now.rows(z, pass.rank()));
            Blas.add(
                    drives.window(0, i * lanes, drives.rowCount(), lanes),
                    now.rows(w, drives.rowCount()));
        }
        NativeMatrix taken = theta.window(0, 0, d, count * lanes);
        Blas.gemm(1, pass.basis(), false, x(t, count), false, 0, taken);
        int beyond = theta.columnCount() - count * lanes;
        if (beyond > 0) {
            theta.window(0, count * lanes, d, beyond).fillZero();
        }
        theta.store(out);
    }

    @Override
    public void backwardSteps(int t, int count, Lanes dTheta) {
        theta.load(dTheta);
        NativeMatrix g = theta.window(0, 0, theta.rowCount(), count * lanes);
        Blas.gemm(1, g, false, x(t, count), true, 1, gradients.basis());
        NativeMatrix to = pulled.window(0, t * lanes, size, count * lanes);
        Blas.gemm(1, pass.basis(), true, g, false, 0, to);
    }

    @Override
    void finishSweep(Lanes dCoordinates) {
        int rank = pass.rank();
        NativeMatrix mu = pool.takeZeros(pass.precision(), rank, lanes);
        NativeMatrix dX = pool.take(pass.precision(), size, lanes);
        NativeMatrix sum = pool.takeZeros(pass.precision(), pass.columns(), lanes);
        for (int t = steps - 1; t >= -1; t--) {
            if (t >= 0) {
                dX.copy(pulled.window(0, t * lanes, size, lanes));
            } else {
                dX.clear();
            }
            Blas.gemm(1, mu, false, x(t, 1), true, 1, gradients.coupling());
            Blas.gemm(1, pass.coupling(), true, mu, false, 1, dX);
            Blas.add(dX.rows(0, pass.columns()), sum);
            Blas.add(dX.rows(pass.columns(), rank), mu);
        }
        if (dCoordinates != null) {
            sum.store(dCoordinates);
        }
        pool.give(mu, dX, sum);
    }

    @Override
    void closeSweep() {
        pool.give(history, pulled, drives, theta);
    }
}
