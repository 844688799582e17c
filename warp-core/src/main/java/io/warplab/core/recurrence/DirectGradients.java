package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.core.linalg.NativeMatrix;
import io.warplab.core.linalg.NativePool;

/** What one worker's blocks of a direct pass say about the parameters. */
final class DirectGradients implements AutoCloseable {
    private final Transition.Gradient a;
    private final NativePool pool;
    private final NativeMatrix b;
    private final NativeMatrix starts;

    DirectGradients(
            Transition.Gradient a,
            NativePool pool,
            RecurrenceBatch batch,
            RecurrenceContext context) {
        this.a = a;
        this.pool = pool;
        b = pool.takeZeros(batch.precision(), context.stateSize(), context.driveSize());
        starts = pool.takeZeros(batch.precision(), context.stateSize(), batch.starts().lanes());
    }

    Transition.Gradient a() {
        return a;
    }

    /** [D_theta, D_u]. */
    NativeMatrix b() {
        return b;
    }

    /** [D_theta, c]. */
    NativeMatrix starts() {
        return starts;
    }

    void addTo(ParameterAccess parameters, Lanes dB, Lanes dStarts) {
        a.addTo(parameters);
        addTo(b, dB);
        addTo(starts, dStarts);
    }

    private static void addTo(NativeMatrix from, Lanes sum) {
        Lanes addend = Lanes.zeros(sum.precision(), sum.rows(), sum.lanes());
        from.store(addend);
        sum.addScaledRows(0, 1, addend, 0, addend.rows());
    }

    @Override
    public void close() {
        a.close();
        pool.give(b, starts);
    }
}
