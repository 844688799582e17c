package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBatch;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceCost;
import io.warplab.api.recurrence.RecurrencePass;
import io.warplab.api.recurrence.RecurrenceShape;
import io.warplab.core.linalg.NativePool;
import java.util.List;
import java.util.Set;

/** theta_t = (I + U V^T) theta_{t-1} + B v_t. */
final class LowRankRecurrence implements Recurrence {
    private final LinearRecurrence linear;
    private final RecurrenceContext context;
    private final int rank;
    private final NativePool pool = new NativePool();

    LowRankRecurrence(RecurrenceContext context, int rank) {
        this.context = context;
        this.rank = rank;
        linear = new LinearRecurrence(new LowRankTransition(context.stateSize(), rank), context);
    }

    @Override
    public List<ParameterSpec> parameters() {
        return linear.parameters();
    }

    @Override
    public Set<Mode> modes() {
        return linear.modes();
    }

    @Override
    public RecurrenceCost cost(Mode mode, RecurrenceShape shape) {
        return mode == Mode.RECURRENT && SweptSession.serves(context, shape)
                ? LowRankPass.cost(context, rank, shape)
                : linear.cost(mode, shape);
    }

    @Override
    public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
        RecurrencePass pass = linear.open(mode, batch, parameters);
        return mode == Mode.RECURRENT && batch.training()
                ? new LowRankPass(pass, context, batch, parameters, pool)
                : pass;
    }
}
