package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentInfo;

/** The recurrence {@code diagonal}: diagonal A: one decay per root weight, no D_theta^2 cost. */
public final class DiagonalRecurrenceFactory implements RecurrenceFactory<RecurrenceConfig> {
    @Override
    public String name() {
        return "diagonal";
    }

    @Override
    public Class<RecurrenceConfig> configType() {
        return RecurrenceConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "diagonal A: one decay per root weight, no D_theta^2 cost",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, eq. 2");
    }

    @Override
    public Recurrence create(RecurrenceConfig config, RecurrenceContext context) {
        return new DiagonalRecurrence(context);
    }
}
