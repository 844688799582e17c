package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.lanes.StreamRows;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;

/**
 * A applied to every sequence and step: 2 N T D_theta^2 operations for a dense A. Each worker
 * gathers gradients of its own.
 */
final class DirectPass implements RecurrencePass {
    private final Transition.Operator a;
    private final RecurrenceContext context;
    private final RecurrenceBatch batch;
    private final ParameterAccess parameters;
    private final NativePool pool;
    private final NativeMatrix b;
    private final NativeMatrix starts;
    private final DirectGradients[] gradients;

    DirectPass(
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
        starts = NativeMatrix.of(batch.starts());
        gradients = new DirectGradients[batch.workers().count()];
    }

    @Override
    public RecurrenceSession open(int worker, RecurrenceBlock block) {
        if (batch.training() && gradients[worker] == null) {
            gradients[worker] = new DirectGradients(a.gradient(null), pool, batch, context);
        }
        boolean stream = batch.steps() == StreamRows.ENDLESS;
        return new DirectSession(
                a,
                b,
                starts,
                context.weightsLimit(),
                block,
                batch.training() ? gradients[worker] : null,
                stream ? new NativePool() : pool);
    }

    @Override
    public void finish(Lanes dStarts) {
        Lanes dB = Lanes.zeros(batch.precision(), context.stateSize(), context.driveSize());
        dStarts.fill(0);
        for (DirectGradients g : gradients) {
            if (g != null) {
                g.addTo(parameters, dB, dStarts);
            }
        }
        NativeGradients.add(parameters, "B", dB);
    }

    @Override
    public void close() {
        a.close();
        starts.close();
        for (DirectGradients g : gradients) {
            if (g != null) {
                g.close();
            }
        }
    }
}
