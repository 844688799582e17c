package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.RecurrenceShape;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;

/**
 * A = I + U V^T moves a state within a small space alone. With theta_{-1} = C h,
 *
 * <pre>
 * theta_t = C h + U Z_t + B W_t = H X_t,      H = [C, U, B],  X_t = [h; Z_t; W_t]
 * Z_t     = Z_{t-1} + V^T theta_{t-1} = Z_{t-1} + K X_{t-1},  K = V^T H
 * W_t     = W_{t-1} + v_t
 * </pre>
 *
 * so only the m = c + rank + D_u numbers of X_t go from step to step, and theta_t of many steps is
 * one product: 6 N T D m operations forward and backward. Nothing of size D is kept of a step.
 * Blocks that cannot be swept are left to another pass.
 */
final class LowRankPass implements RecurrencePass {
    private final RecurrencePass otherwise;
    private final RecurrenceContext context;
    private final RecurrenceBatch batch;
    private final ParameterAccess parameters;
    private final NativePool pool;
    private final int columns;
    private final int rank;
    private final NativeMatrix v;

    /** H, [D_theta, m]. */
    private final NativeMatrix basis;

    /** K, [rank, m]. */
    private final NativeMatrix coupling;

    private final LowRankGradients[] gradients;

    /**
     * @param otherwise for blocks that cannot be swept
     */
    LowRankPass(
            RecurrencePass otherwise,
            RecurrenceContext context,
            RecurrenceBatch batch,
            ParameterAccess parameters,
            NativePool pool) {
        this.otherwise = otherwise;
        this.context = context;
        this.batch = batch;
        this.parameters = parameters;
        this.pool = pool;
        NativeMatrix u = NativeMatrix.wrap(parameters.value(LowRankTransition.LEFT));
        NativeMatrix b = NativeMatrix.wrap(parameters.value("B"));
        v = NativeMatrix.wrap(parameters.value(LowRankTransition.RIGHT));
        columns = batch.starts().lanes();
        rank = u.columnCount();
        int d = context.stateSize();
        basis = pool.take(batch.precision(), d, columns + rank + context.driveSize());
        basis.window(0, 0, d, columns).load(batch.starts());
        basis.window(0, columns, d, rank).copy(u);
        basis.window(0, columns + rank, d, context.driveSize()).copy(b);
        coupling = pool.take(batch.precision(), rank, basis.columnCount());
        Blas.gemm(1, v, true, basis, false, 0, coupling);
        gradients = new LowRankGradients[batch.workers().count()];
    }

    /** Of a training step whose blocks are all swept. */
    static RecurrenceCost cost(RecurrenceContext context, int rank, RecurrenceShape s) {
        double d = context.stateSize();
        double m = s.columns() + rank + context.driveSize();
        double numbers = (double) s.lanes() * s.steps();
        double history = 2 * m * s.steps() * s.blockLanes() * s.elementBytes();
        double matrices = 2 * d * m * s.elementBytes();
        return new RecurrenceCost(
                6 * numbers * (d + rank) * m,
                2 * numbers * m * s.elementBytes() + 4 * matrices,
                s.workers() * (history + matrices) + matrices);
    }

    @Override
    public RecurrenceSession open(int worker, RecurrenceBlock block) {
        if (!SweptSession.serves(context, batch, block)) {
            return otherwise.open(worker, block);
        }
        if (gradients[worker] == null) {
            gradients[worker] =
                    new LowRankGradients(
                            pool.takeZeros(
                                    batch.precision(), basis.rowCount(), basis.columnCount()),
                            pool.takeZeros(batch.precision(), rank, basis.columnCount()));
        }
        return new LowRankSession(
                this, block, gradients[worker], pool, () -> otherwise.open(worker, block));
    }

    Precision precision() {
        return batch.precision();
    }

    /** c. */
    int columns() {
        return columns;
    }

    int rank() {
        return rank;
    }

    /** H, [D_theta, m]. */
    NativeMatrix basis() {
        return basis;
    }

    /** K, [rank, m]. */
    NativeMatrix coupling() {
        return coupling;
    }

    @Override
    public void finish(Lanes dStarts) {
        otherwise.finish(dStarts);
        int d = context.stateSize();
        NativeMatrix dV = NativeMatrix.wrap(parameters.gradient(LowRankTransition.RIGHT));
        for (LowRankGradients g : gradients) {
            if (g != null) {
                Blas.gemm(1, basis, false, g.coupling(), true, 1, dV);
                Blas.gemm(1, v, false, g.coupling(), false, 1, g.basis());
                add(g, LowRankTransition.LEFT, columns, rank);
                add(g, "B", columns + rank, context.driveSize());
                Lanes own = Lanes.zeros(batch.precision(), d, columns);
                g.basis().window(0, 0, d, columns).store(own);
                dStarts.addScaledRows(0, 1, own, 0, d);
            }
        }
    }

    private void add(LowRankGradients g, String name, int from, int count) {
        NativeMatrix part = pool.take(batch.precision(), context.stateSize(), count);
        part.copy(g.basis().window(0, from, context.stateSize(), count));
        Blas.add(part, NativeMatrix.wrap(parameters.gradient(name)));
        pool.give(part);
    }

    @Override
    public void close() {
        otherwise.close();
        pool.give(basis, coupling);
        for (LowRankGradients g : gradients) {
            if (g != null) {
                pool.give(g.basis(), g.coupling());
            }
        }
    }
}
