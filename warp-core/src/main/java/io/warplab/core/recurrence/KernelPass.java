package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.Precision;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.Workers;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;
import io.warplab.core.linalg.Part;
import java.util.Arrays;

/**
 * theta_t = A^{t+1} theta_{-1} + sum_s K_{t-s} v_s with K_s = A^s B (paper, eq. 4). With theta_{-1}
 * = C h, A is applied to the c columns of C and the D_u columns of B once for the whole batch,
 * instead of to every sequence.
 *
 * <p>The chain Z_{-1} = [0, C], Z_0 = [B, A C], Z_t = A Z_{t-1} holds both. Backward: blocks gather
 * the gradient G_t of Z_t; then one reverse sweep kappa_t = G_t + A^T kappa_{t+1}, dA = sum kappa_t
 * Z_{t-1}^T, dC = A^T kappa_0, dB = kappa_0. Columns of C that are zero are in the sweep alone.
 */
final class KernelPass implements RecurrencePass {
    /** Columns that the gradient of A takes in one product. */
    private static final int PANEL_COLUMNS = 512;

    /**
     * Operations of one step of the chain below which a second worker costs more than it brings.
     */
    private static final double WORTH_SHARING = 1e6;

    private final RecurrenceContext context;
    private final RecurrenceBatch batch;
    private final ParameterAccess parameters;
    private final NativePool pool;
    private final Transition.Operator a;
    private final NativeMatrix b;
    private final int columns;
    private final int nonzero;

    /** Columns of the chain that are not padding, of the chain, and of the sweep. */
    private final int used;

    private final int width;
    private final int sweepWidth;
    private final int parts;

    /** Z_{-1}, Z_0, .. Z_{T-1}, each [D_theta, width]: kernel columns, start columns, padding. */
    private final NativeMatrix[] chain;

    /** K_0, K_1, .. side by side, [D_theta, T D_u]. */
    private final NativeMatrix kernel;

    private final KernelGradients[] gradients;

    KernelPass(
            Transition transition,
            RecurrenceContext context,
            RecurrenceBatch batch,
            ParameterAccess parameters,
            NativePool pool) {
        this.context = context;
        this.batch = batch;
        this.parameters = parameters;
        this.pool = pool;
        a = transition.open(parameters, pool);
        b = NativeMatrix.wrap(parameters.value("B"));
        columns = batch.starts().lanes();
        nonzero = batch.nonzeroStarts();
        used = context.driveSize() + nonzero;
        Precision precision = batch.precision();
        width = transition.runWidth(used, batch.steps(), precision);
        int swept = context.driveSize() + columns;
        sweepWidth = transition.runWidth(swept, batch.steps(), precision);
        parts = transition.flopsPerColumn() * width < WORTH_SHARING ? 1 : batch.workers().count();
        int d = context.stateSize();
        chain = new NativeMatrix[batch.steps() + 1];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = pool.take(precision, d, width);
        }
        kernel = pool.take(precision, d, Math.multiplyExact(batch.steps(), context.driveSize()));
        gradients = new KernelGradients[batch.workers().count()];
        chain[0].clear();
        loadStarts();
        share(this::build);
    }

    private void loadStarts() {
        Lanes starts = batch.starts();
        int d = context.stateSize();
        if (nonzero < columns) {
            starts = Lanes.zeros(batch.precision(), d, nonzero);
            double[] row = new double[columns];
            for (int r = 0; r < d; r++) {
                batch.starts().readRow(r, row);
                starts.writeRow(r, Arrays.copyOf(row, nonzero));
            }
        }
        chain[0].window(0, context.driveSize(), d, nonzero).load(starts);
    }

    /** Work on one part of the rows. */
    private interface Shared {
        void run(Part part, Runnable barrier);
    }

    private void share(Shared work) {
        Workers workers = batch.workers();
        if (parts == 1) {
            work.run(Part.WHOLE, () -> {});
        } else {
            workers.run(me -> work.run(new Part(me, parts), workers::await));
        }
    }

    private void build(Part part, Runnable barrier) {
        int du = context.driveSize();
        int from = part.from(context.stateSize());
        int rows = part.size(context.stateSize());
        a.prepare(width, batch.steps(), part);
        barrier.run();
        for (int t = 0; t < batch.steps(); t++) {
            a.apply(chain[t], chain[t + 1], part);
            barrier.run();
            if (t == 0) {
                chain[1].window(from, 0, rows, du).copy(b.rows(from, rows));
                barrier.run();
            }
        }
        for (int t = 0; t < batch.steps(); t++) {
            NativeMatrix k = chain[t + 1].window(from, 0, rows, du);
            kernel.window(from, t * du, rows, du).copy(k);
        }
    }

    @Override
    public RecurrenceSession open(int worker, RecurrenceBlock block) {
        if (batch.training() && gradients[worker] == null) {
            gradients[worker] =
                    new KernelGradients(
                            pool,
                            batch.precision(),
                            context.stateSize(),
                            sweepWidth,
                            columns,
                            context.driveSize(),
                            batch.steps());
        }
        return new KernelSession(this, block, batch.training() ? gradients[worker] : null, pool);
    }

    /** A^{t+1} C without the columns that are zero. */
    NativeMatrix startsAt(int t) {
        return chain[t + 1].window(0, context.driveSize(), context.stateSize(), nonzero);
    }

    int nonzeroStarts() {
        return nonzero;
    }

    /** K_0 .. K_t side by side. */
    NativeMatrix kernelUpTo(int t) {
        return kernel.window(0, 0, context.stateSize(), (t + 1) * context.driveSize());
    }

    int stateSize() {
        return context.stateSize();
    }

    int driveSize() {
        return context.driveSize();
    }

    Precision precision() {
        return batch.precision();
    }

    @Override
    public void finish(Lanes dStarts) {
        int d = context.stateSize();
        int du = context.driveSize();
        int steps = batch.steps();
        KernelGradients first = null;
        for (KernelGradients g : gradients) {
            if (g != null && first != null) {
                first.addKernel(g);
            }
            first = first == null ? g : first;
        }
        if (first == null) {
            dStarts.fill(0);
            return;
        }
        KernelGradients sum = first;
        NativeMatrix pulled = pool.take(batch.precision(), d, sweepWidth);
        try (Transition.Gradient gradient = a.gradient(parameters);
                GradientPanel panel =
                        new GradientPanel(
                                gradient, pool, batch.precision(), d, used, PANEL_COLUMNS, steps)) {
            share(
                    (part, barrier) -> {
                        a.prepareTransposed(sweepWidth, steps, part);
                        gather(sum, part);
                        barrier.run();
                        for (int t = steps - 1; t > 0; t--) {
                            a.applyTransposed(sum.chain(t), 1, sum.chain(t - 1), part);
                            barrier.run();
                        }
                        a.applyTransposed(sum.chain(0), 0, pulled, part);
                        for (int t = 0; t < steps; t += panel.slots()) {
                            int count = Math.min(panel.slots(), steps - t);
                            for (int i = 0; i < count; i++) {
                                NativeMatrix kappa = sum.chain(t + i).window(0, 0, d, used);
                                NativeMatrix z = chain[t + i].window(0, 0, d, used);
                                panel.put(i, kappa, z, part);
                            }
                            barrier.run();
                            panel.accumulate(count, part);
                            barrier.run();
                        }
                    });
            gradient.addTo(parameters);
        }
        pulled.window(0, du, d, columns).store(dStarts);
        Lanes dB = Lanes.zeros(batch.precision(), d, du);
        sum.chain(0).window(0, 0, d, du).store(dB);
        NativeGradients.add(parameters, "B", dB);
        pool.give(pulled);
    }

    /** Puts what all workers have gathered together, as gradients of the chain. */
    private void gather(KernelGradients sum, Part part) {
        for (int t = 0; t < batch.steps(); t++) {
            for (KernelGradients g : gradients) {
                if (g != null && g != sum) {
                    int from = part.from(context.stateSize());
                    int rows = part.size(context.stateSize());
                    Blas.add(g.chain(t).rows(from, rows), sum.chain(t).rows(from, rows));
                }
            }
            sum.spreadKernel(t, part);
        }
    }

    @Override
    public void close() {
        a.close();
        pool.give(chain);
        pool.give(kernel);
        for (KernelGradients g : gradients) {
            if (g != null) {
                g.close();
            }
        }
    }
}
