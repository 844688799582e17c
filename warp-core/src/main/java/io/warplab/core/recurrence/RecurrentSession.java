package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.core.linalg.Blas;
import io.warplab.core.linalg.NativeMatrix;

/**
 * theta_t = clip(A theta_{t-1} + B v_t), one step after the other. Backward: lambda_t = g_t + A^T
 * lambda_{t+1} where theta_t was not clipped, else 0. Memory T D_theta in training, constant at
 * inference.
 */
final class RecurrentSession implements RecurrenceSession {
    private final RecurrenceContext context;
    private final boolean training;
    private final Transition.Operator a;
    private final NativeMatrix b;
    private final NativeMatrix bGradient;
    private final NativeMatrix drive;

    /** theta_{-1}, theta_0, .. in training; two slots in turn at inference. */
    private final NativeMatrix history;

    private final NativeMatrix lambda;
    private final NativeMatrix pulled;
    private final Lanes adjoint;
    private final Lanes theta;
    private final NativeMatrix drives;

    RecurrentSession(
            Transition transition,
            RecurrenceContext context,
            RecurrenceBlock block,
            ParameterAccess parameters) {
        this.context = context;
        training = block.training();
        a = transition.open(parameters, block.training());
        b = NativeMatrix.wrap(parameters.value("B"));
        bGradient = block.training() ? NativeMatrix.wrap(parameters.gradient("B")) : null;
        int d = context.stateSize();
        int n = block.lanes();
        int kept = training ? block.steps() + 1 : 2;
        history = NativeMatrix.zeros(block.precision(), Math.multiplyExact(kept, d), n);
        drives =
                NativeMatrix.zeros(
                        block.precision(), (training ? block.steps() : 1) * context.driveSize(), n);
        drive = NativeMatrix.zeros(block.precision(), context.driveSize(), n);
        lambda = NativeMatrix.zeros(block.precision(), training ? d : 0, n);
        pulled = NativeMatrix.zeros(block.precision(), training ? d : 0, n);
        adjoint = Lanes.zeros(block.precision(), training ? d : 0, n);
        theta = Lanes.zeros(block.precision(), d, n);
    }

    @Override
    public void start(Lanes first, int[] groups) {
        slot(-1).load(first);
    }

    @Override
    public void step(int t, Lanes v, Lanes out) {
        NativeMatrix vt = training ? driveSlot(t) : drive;
        vt.load(v);
        NativeMatrix next = slot(t);
        a.apply(slot(t - 1), next);
        Blas.gemm(1, b, false, vt, false, 1, next);
        next.store(out);
        if (context.weightsLimit() < Double.POSITIVE_INFINITY) {
            out.clip(context.weightsLimit());
            next.load(out);
        }
    }

    @Override
    public void state(int t, Lanes out) {
        slot(t).store(out);
    }

    @Override
    public void backward(int t, Lanes dTheta, Lanes dDrive) {
        // lambda holds A^T lambda_{t+1}, zero at first.
        lambda.store(adjoint);
        adjoint.addScaledRows(0, 1, dTheta, 0, dTheta.rows());
        if (context.weightsLimit() < Double.POSITIVE_INFINITY) {
            slot(t).store(theta);
            adjoint.zeroWhereClipped(theta, context.weightsLimit());
        }
        lambda.load(adjoint);
        NativeMatrix vt = driveSlot(t);
        Blas.gemm(1, lambda, false, vt, true, 1, bGradient);
        a.accumulate(lambda, slot(t - 1));
        Blas.gemm(1, b, true, lambda, false, 0, drive);
        drive.store(dDrive);
        a.applyTransposed(lambda, pulled);
        lambda.copy(pulled);
    }

    @Override
    public void finish(Lanes dStart) {
        lambda.store(dStart);
        a.finish();
    }

    @Override
    public void close() {
        a.close();
        for (NativeMatrix m : new NativeMatrix[] {history, drives, drive, lambda, pulled}) {
            m.close();
        }
    }

    private NativeMatrix slot(int t) {
        int d = context.stateSize();
        return history.rows((training ? t + 1 : (t + 1) & 1) * d, d);
    }

    private NativeMatrix driveSlot(int t) {
        return drives.rows(t * context.driveSize(), context.driveSize());
    }
}
