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
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** theta_t = a theta_{t-1} + B v_t, elementwise: one factor per root weight; a starts at 1. */
final class DiagonalRecurrence implements Recurrence {
    private final LinearRecurrence linear;
    private final RecurrenceContext context;

    DiagonalRecurrence(RecurrenceContext context) {
        this.context = context;
        linear = new LinearRecurrence(new DiagonalTransition(context.stateSize()), context);
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
                ? TracePass.cost(context, shape)
                : linear.cost(mode, shape);
    }

    @Override
    public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
        RecurrencePass pass = linear.open(mode, batch, parameters);
        if (mode != Mode.RECURRENT || !batch.training()) {
            return pass;
        }
        double[] a = parameters.values(DiagonalTransition.NAME);
        StepFactors constant =
                (t, factors, slopes) -> {
                    System.arraycopy(a, 0, factors, 0, a.length);
                    Arrays.fill(slopes, 1);
                };
        return new TracePass(
                pass, context, batch, parameters, DiagonalTransition.NAME, block -> constant);
    }
}
