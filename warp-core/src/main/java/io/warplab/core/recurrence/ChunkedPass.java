package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.LastStateSession;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;

/**
 * Last states by two levels: inside chunks of L steps the kernel K_0 .. K_{L-1}, between chunks one
 * product with A^L. With L = 2^m, the powers A^(2^k) come from m squarings, and the kernel is
 * doubled with each of them: K_{s+h} = A^h K_s, h = 2^k. About 6 m D^3 + 6 (T / L) N D^2 operations
 * instead of 6 N T D^2 for forward and backward.
 *
 * <p>What is kept of a power is P_k = A^(2^k) - I, so P_{k+1} = 2 P_k + P_k^2. A stays close to I
 * while it is trained; the rounding of a power near I would come back in every one of the thousands
 * of steps that it stands for, that of P_k is smaller by the size of P_k. Far from I nothing is
 * lost.
 *
 * <p>Blocks use all workers, one block after the other.
 */
final class ChunkedPass implements RecurrencePass {
    private final RecurrenceContext context;
    private final RecurrenceBatch batch;
    private final ParameterAccess parameters;
    private final NativePool pool;
    private final int parts;

    /** P_k = A^(2^k) - I, k = 0 .. m. */
    private final NativeMatrix[] powers;

    /** K_0 .. K_{L-1} side by side, [D_theta, L D_u]. */
    private final NativeMatrix kernel;

    private final NativeMatrix starts;
    private final NativeMatrix[] dPowers;
    private final NativeMatrix dKernel;
    private final NativeMatrix dStarts;

    ChunkedPass(
            RecurrenceContext context,
            RecurrenceBatch batch,
            ParameterAccess parameters,
            NativePool pool) {
        this.context = context;
        this.batch = batch;
        this.parameters = parameters;
        this.pool = pool;
        parts = batch.workers().count();
        Precision precision = batch.precision();
        int d = context.stateSize();
        int du = context.driveSize();
        int doublings = ChunkLength.doublings(d, du, batch.lanes(), batch.steps());
        powers = new NativeMatrix[doublings + 1];
        for (int k = 0; k < powers.length; k++) {
            powers[k] = pool.take(precision, d, d);
        }
        kernel = pool.take(precision, d, du << doublings);
        starts = NativeMatrix.of(batch.starts());
        dPowers = new NativeMatrix[batch.training() ? powers.length : 0];
        for (int k = 0; k < dPowers.length; k++) {
            dPowers[k] =
                    k == 0
                            ? NativeMatrix.wrap(parameters.gradient("A"))
                            : pool.takeZeros(precision, d, d);
        }
        dKernel = batch.training() ? pool.takeZeros(precision, d, du << doublings) : null;
        dStarts = batch.training() ? pool.takeZeros(precision, d, starts.columnCount()) : null;
        NativeMatrix b = NativeMatrix.wrap(parameters.value("B"));
        powers[0].copy(NativeMatrix.wrap(parameters.value("A")));
        powers[0].addToDiagonal(-1);
        share(part -> build(b, part));
    }

    /** Work on one part of the rows. */
    interface Shared {
        void run(Part part);
    }

    void share(Shared work) {
        batch.workers().run(me -> work.run(new Part(me, parts)));
    }

    void await() {
        batch.workers().await();
    }

    private void build(NativeMatrix b, Part part) {
        int d = context.stateSize();
        int du = context.driveSize();
        int from = part.from(d);
        int rows = part.size(d);
        kernel.window(from, 0, rows, du).copy(b.rows(from, rows));
        await();
        for (int k = 0; k + 1 < powers.length; k++) {
            int half = du << k;
            NativeMatrix mine = powers[k].rows(from, rows);
            NativeMatrix upper = kernel.window(from, half, rows, half);
            upper.copy(kernel.window(from, 0, rows, half));
            Blas.multiply(mine, kernel.window(0, 0, d, half), 1, upper);
            NativeMatrix next = powers[k + 1].rows(from, rows);
            next.copy(mine);
            Blas.add(mine, next);
            Blas.gemm(1, mine, false, powers[k], false, 1, next);
            await();
        }
    }

    int stateSize() {
        return context.stateSize();
    }

    int driveSize() {
        return context.driveSize();
    }

    /** L. */
    int chunk() {
        return 1 << (powers.length - 1);
    }

    Precision precision() {
        return batch.precision();
    }

    NativeMatrix kernel() {
        return kernel;
    }

    /** A^(2^k) - I. */
    NativeMatrix power(int k) {
        return powers[k];
    }

    /** log2 L. */
    int doublings() {
        return powers.length - 1;
    }

    NativeMatrix starts() {
        return starts;
    }

    NativeMatrix kernelGradient() {
        return dKernel;
    }

    NativeMatrix powerGradient(int k) {
        return dPowers[k];
    }

    NativeMatrix startGradient() {
        return dStarts;
    }

    @Override
    public RecurrenceSession open(int worker, RecurrenceBlock block) {
        throw new UnsupportedOperationException("chunked mode knows the last states alone");
    }

    @Override
    public LastStateSession openLast(int worker, RecurrenceBlock block, int[] last) {
        return new ChunkedSession(this, block, last, pool);
    }

    @Override
    public void finish(Lanes out) {
        share(this::backward);
        Lanes dB = Lanes.zeros(batch.precision(), context.stateSize(), context.driveSize());
        dKernel.window(0, 0, context.stateSize(), context.driveSize()).store(dB);
        NativeGradients.add(parameters, "B", dB);
        dStarts.store(out);
    }

    /** Back through doublings and squarings. */
    private void backward(Part part) {
        int d = context.stateSize();
        int from = part.from(d);
        int rows = part.size(d);
        for (int k = powers.length - 2; k >= 0; k--) {
            int half = context.driveSize() << k;
            NativeMatrix upper = dKernel.window(0, half, d, half);
            NativeMatrix lower = dKernel.window(from, 0, rows, half);
            NativeMatrix transposed = powers[k].window(0, from, d, rows);
            NativeMatrix sum = dPowers[k].rows(from, rows);
            NativeMatrix next = dPowers[k + 1].rows(from, rows);
            Blas.add(next, sum);
            Blas.add(next, sum);
            Blas.gemm(1, next, false, powers[k], true, 1, sum);
            Blas.gemm(1, transposed, true, dPowers[k + 1], false, 1, sum);
            Blas.gemm(
                    1,
                    dKernel.window(from, half, rows, half),
                    false,
                    kernel.window(0, 0, d, half),
                    true,
                    1,
                    sum);
            Blas.add(upper.rows(from, rows), lower);
            Blas.gemm(1, transposed, true, upper, false, 1, lower);
            await();
        }
    }

    @Override
    public void close() {
        for (int k = 0; k < powers.length; k++) {
            pool.give(powers[k]);
            if (k > 0 && batch.training()) {
                pool.give(dPowers[k]);
            }
        }
        pool.give(kernel, dKernel, dStarts);
        starts.close();
    }
}
