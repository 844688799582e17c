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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * theta_t = A theta_{t-1} + B v_t for any {@link Transition}; A starts at the identity, B at zero.
 */
final class LinearRecurrence implements Recurrence {
    private final Transition transition;
    private final RecurrenceContext context;
    private final NativePool pool = new NativePool();

    LinearRecurrence(Transition transition, RecurrenceContext context) {
        this.transition = transition;
        this.context = context;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>(transition.parameters());
        int size = context.stateSize() * context.driveSize();
        all.add(
                new ParameterSpec(
                        "B",
                        new long[] {context.stateSize(), context.driveSize()},
                        ParameterSpec.WEIGHTS,
                        seed -> new double[size]));
        return all;
    }

    @Override
    public Set<Mode> modes() {
        if (context.weightsLimit() < Double.POSITIVE_INFINITY) {
            return EnumSet.of(Mode.RECURRENT);
        }
        return transition instanceof DenseTransition
                ? EnumSet.allOf(Mode.class)
                : EnumSet.of(Mode.RECURRENT, Mode.CONVOLUTIONAL);
    }

    @Override
    public RecurrenceCost cost(Mode mode, RecurrenceShape shape) {
        return new Costs(transition, context).of(mode, shape);
    }

    @Override
    public RecurrencePass open(Mode mode, RecurrenceBatch batch, ParameterAccess parameters) {
        if (!modes().contains(mode)) {
            throw new IllegalArgumentException(mode + " is not exact here; use one of " + modes());
        }
        return switch (mode) {
            case RECURRENT -> new DirectPass(transition, context, batch, parameters, pool);
            case CONVOLUTIONAL -> new KernelPass(transition, context, batch, parameters, pool);
            case CHUNKED -> new ChunkedPass(context, batch, parameters, pool);
        };
    }
}
