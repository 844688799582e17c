package io.warplab.core.recurrence;

import io.warplab.api.lanes.Lanes;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceSession;
import io.warplab.api.recurrence.RecurrenceShape;
import io.warplab.api.recurrence.StepsAtOnce;
import java.util.function.Supplier;

/**
 * A block that has a fast way for several steps at once; where it turns out that its steps are
 * taken one by one, it leaves them to another session.
 */
abstract class SweptSession implements RecurrenceSession, StepsAtOnce {
    private final Supplier<RecurrenceSession> stepwise;
    private RecurrenceSession single;

    /**
     * @param stepwise opens the other session when it is needed
     */
    SweptSession(Supplier<RecurrenceSession> stepwise) {
        this.stepwise = stepwise;
    }

    /** Whether a block may be swept: trained from known drives, without clipping. */
    static boolean serves(RecurrenceContext context, RecurrenceBatch batch, RecurrenceBlock block) {
        return batch.training()
                && !block.revisited()
                && !block.driveGradient()
                && context.weightsLimit() == Double.POSITIVE_INFINITY;
    }

    /** Whether the blocks of a training step may be swept, told from sizes. */
    static boolean serves(RecurrenceContext context, RecurrenceShape shape) {
        return !shape.feedback() && context.weightsLimit() == Double.POSITIVE_INFINITY;
    }

    /** Ends the sweep, as {@link RecurrenceSession#finish}. */
    abstract void finishSweep(Lanes dCoordinates);

    /** Frees what the sweep held. */
    abstract void closeSweep();

    private RecurrenceSession single() {
        if (single == null) {
            single = stepwise.get();
        }
        return single;
    }

    @Override
    public final void step(int t, Lanes drive, Lanes theta) {
        single().step(t, drive, theta);
    }

    @Override
    public final void state(int t, Lanes theta) {
        single().state(t, theta);
    }

    @Override
    public final void backward(int t, Lanes dTheta, Lanes dDrive) {
        single().backward(t, dTheta, dDrive);
    }

    @Override
    public final void finish(Lanes dCoordinates) {
        if (single != null) {
            single.finish(dCoordinates);
        } else {
            finishSweep(dCoordinates);
        }
    }

    @Override
    public final void close() {
        if (single != null) {
            single.close();
        }
        closeSweep();
    }
}
