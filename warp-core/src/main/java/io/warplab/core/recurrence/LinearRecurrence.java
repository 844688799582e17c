package io.warplab.core.recurrence;

import io.warplab.api.parameters.ParameterAccess;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.api.recurrence.Mode;
import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceBlock;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceSession;
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
        return context.weightsLimit() < Double.POSITIVE_INFINITY
                ? EnumSet.of(Mode.RECURRENT)
                : EnumSet.allOf(Mode.class);
    }

    @Override
    public RecurrenceSession open(Mode mode, RecurrenceBlock block, ParameterAccess parameters) {
        if (!modes().contains(mode)) {
            throw new IllegalArgumentException(mode + " is not exact here; use one of " + modes());
        }
        return mode == Mode.RECURRENT
                ? new RecurrentSession(transition, context, block, parameters)
                : new KernelSession(transition, context, block, parameters);
    }
}
