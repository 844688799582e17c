package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentInfo;

/** The recurrence {@code dense}: full matrix A, the paper's recurrence. */
public final class DenseRecurrenceFactory implements RecurrenceFactory<RecurrenceConfig> {
    @Override
    public String name() {
        return "dense";
    }

    @Override
    public Class<RecurrenceConfig> configType() {
        return RecurrenceConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "full matrix A, the paper's recurrence",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, eq. 2");
    }

    @Override
    public Recurrence create(RecurrenceConfig config, RecurrenceContext context) {
        return new LinearRecurrence(new DenseTransition(context.stateSize()), context);
    }
}
