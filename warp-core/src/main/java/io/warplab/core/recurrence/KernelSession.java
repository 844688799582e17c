package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;

/**
 * theta_t = A^{t+1} theta_{-1} + sum_s K_{t-s} v_s with K_s = A^s B (paper, eq. 4): A is applied to
 * D_u + c columns, c the number of distinct initial states, instead of to every sequence. Causal,
 * so fed-back predictions can drive it.
 *
 * <p>Backward: dK_j = sum_t g_t v_{t-j}^T, then one reverse sweep kappa_s = dK_s + A^T kappa_{s+1}
 * over the kernel.
 */
final class KernelSession implements RecurrenceSession {
    private final RecurrenceContext context;
    private final RecurrenceBlock block;
    private final Transition.Operator a;
    private final NativeMatrix b;
    private final NativeMatrix bGradient;

    /** K_s as [T][D_theta, D_u]. */
    private final NativeMatrix kernel;

    /** The same, latest first in columns: K_{t-s} meets v_s in one product. */
    private final NativeMatrix reversed;

    private final NativeMatrix drives;
    private final NativeMatrix theta;
    private final NativeMatrix gradients;
    private final NativeMatrix reversedGradient;
    private final Lanes space;
    private NativeMatrix starts;
    private NativeMatrix startGradients;
    private int[] columnOf;
    private int columns;
    private Lanes column;

    KernelSession(
            Transition transition,
            RecurrenceContext context,
            RecurrenceBlock block,
            ParameterAccess parameters) {
        this.context = context;
        this.block = block;
        a = transition.open(parameters, block.training());
        b = NativeMatrix.wrap(parameters.value("B"));
        bGradient = block.training() ? NativeMatrix.wrap(parameters.gradient("B")) : null;
        int d = context.stateSize();
        int du = context.driveSize();
        int n = block.lanes();
        int steps = block.steps();
        kernel = NativeMatrix.zeros(block.precision(), Math.multiplyExact(steps, d), du);
        reversed = NativeMatrix.zeros(block.precision(), d, steps * du);
        drives = NativeMatrix.zeros(block.precision(), steps * du, n);
        theta = NativeMatrix.zeros(block.precision(), d, n);
        int kept = block.training() ? steps : 0;
        gradients = NativeMatrix.zeros(block.precision(), Math.multiplyExact(kept, d), n);
        reversedGradient =
                NativeMatrix.zeros(block.precision(), block.training() ? d : 0, steps * du);
        space = Lanes.zeros(block.precision(), d, n);
        buildKernel();
    }

    private void buildKernel() {
        int d = context.stateSize();
        int du = context.driveSize();
        int steps = block.steps();
        double[][] rows = new double[d][du];
        Lanes k = Lanes.zeros(block.precision(), d, du);
        Lanes all = Lanes.zeros(block.precision(), d, steps * du);
        for (int s = 0; s < steps; s++) {
            NativeMatrix ks = kernel.rows(s * d, d);
            if (s == 0) {
                ks.copy(b);
            } else {
                a.apply(kernel.rows((s - 1) * d, d), ks);
            }
            ks.store(k);
            for (int i = 0; i < d; i++) {
                k.readRow(i, rows[i]);
                for (int j = 0; j < du; j++) {
                    all.set(i, (steps - 1 - s) * du + j, rows[i][j]);
                }
            }
        }
        reversed.load(all);
    }

    @Override
    public void start(Lanes first, int[] groups) {
        columnOf = groups.clone();
        columns = LaneGroups.count(groups);
        int d = context.stateSize();
        column = Lanes.zeros(block.precision(), d, columns);
        LaneGroups.gather(first, columnOf, column);
        starts =
                NativeMatrix.zeros(
                        block.precision(), Math.multiplyExact(block.steps() + 1, d), columns);
        startGradients =
                NativeMatrix.zeros(
                        block.precision(),
                        Math.multiplyExact(block.training() ? block.steps() : 0, d),
                        columns);
        starts.rows(0, d).load(column);
        for (int t = 0; t < block.steps(); t++) {
            a.apply(starts.rows(t * d, d), starts.rows((t + 1) * d, d));
        }
    }

    @Override
    public void step(int t, Lanes drive, Lanes out) {
        int du = context.driveSize();
        drives.rows(t * du, du).load(drive);
        state(t, out);
    }

    @Override
    public void state(int t, Lanes out) {
        int d = context.stateSize();
        int du = context.driveSize();
        int from = (block.steps() - 1 - t) * du;
        Blas.gemm(
                1,
                reversed.window(0, from, d, (t + 1) * du),
                false,
                drives.rows(0, (t + 1) * du),
                false,
                0,
                theta);
        theta.store(out);
        starts.rows((t + 1) * d, d).store(column);
        LaneGroups.addScattered(column, columnOf, out);
    }

    @Override
    public void backward(int t, Lanes dTheta, Lanes dDrive) {
        int d = context.stateSize();
        int du = context.driveSize();
        int steps = block.steps();
        NativeMatrix g = gradients.rows(t * d, d);
        g.load(dTheta);
        Blas.gemm(
                1,
                g,
                false,
                drives.rows(0, (t + 1) * du),
                true,
                1,
                reversedGradient.window(0, (steps - 1 - t) * du, d, (t + 1) * du));
        column.fill(0);
        LaneGroups.addGathered(dTheta, columnOf, column);
        startGradients.rows(t * d, d).load(column);
        // dv_t = sum over t' >= t of K_{t'-t}^T g_{t'}: both are contiguous in time, one product.
        int ahead = (steps - t) * d;
        NativeMatrix dv = NativeMatrix.zeros(block.precision(), du, block.lanes());
        Blas.gemm(1, kernel.rows(0, ahead), true, gradients.rows(t * d, ahead), false, 0, dv);
        dv.store(dDrive);
        dv.close();
    }

    @Override
    public void finish(Lanes dStart) {
        int d = context.stateSize();
        int du = context.driveSize();
        int steps = block.steps();
        int width = du + columns;
        Lanes all = Lanes.zeros(block.precision(), d, steps * du);
        reversedGradient.store(all);
        Lanes start = Lanes.zeros(block.precision(), d, columns);
        Lanes joined = Lanes.zeros(block.precision(), d, width);
        Lanes before = Lanes.zeros(block.precision(), d, width);
        Lanes k = Lanes.zeros(block.precision(), d, du);
        NativeMatrix kappa = NativeMatrix.zeros(block.precision(), d, width);
        NativeMatrix pulled = NativeMatrix.zeros(block.precision(), d, width);
        NativeMatrix previous = NativeMatrix.zeros(block.precision(), d, width);
        // Kernel column s and start column s both went through A once more than those of s - 1; K_0
        // = B did not.
        for (int s = steps - 1; s >= 0; s--) {
            pulled.store(joined);
            startGradients.rows(s * d, d).store(start);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < columns; j++) {
                    joined.set(i, du + j, joined.get(i, du + j) + start.get(i, j));
                }
                if (s + 1 < steps) {
                    for (int j = 0; j < du; j++) {
                        joined.set(i, j, joined.get(i, j) + all.get(i, (steps - 2 - s) * du + j));
                    }
                }
            }
            kappa.load(joined);
            starts.rows(s * d, d).store(start);
            kernel.rows(s * d, d).store(k);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < du; j++) {
                    before.set(i, j, k.get(i, j));
                }
                for (int j = 0; j < columns; j++) {
                    before.set(i, du + j, start.get(i, j));
                }
            }
            previous.load(before);
            a.accumulate(kappa, previous);
            a.applyTransposed(kappa, pulled);
        }
        pulled.store(joined);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < du; j++) {
                k.set(i, j, joined.get(i, j) + all.get(i, (steps - 1) * du + j));
            }
            for (int j = 0; j < columns; j++) {
                start.set(i, j, joined.get(i, du + j));
            }
        }
        addToB(k);
        dStart.fill(0);
        LaneGroups.spread(start, columnOf, dStart);
        a.finish();
        kappa.close();
        pulled.close();
        previous.close();
    }

    private void addToB(Lanes k) {
        Lanes sum = Lanes.zeros(block.precision(), k.rows(), k.lanes());
        bGradient.store(sum);
        sum.addScaledRows(0, 1, k, 0, k.rows());
        bGradient.load(sum);
    }

    @Override
    public void close() {
        a.close();
        for (NativeMatrix m :
                new NativeMatrix[] {
                    kernel,
                    reversed,
                    drives,
                    theta,
                    gradients,
                    reversedGradient,
                    starts,
                    startGradients
                }) {
            if (m != null) {
                m.close();
            }
        }
    }
}
