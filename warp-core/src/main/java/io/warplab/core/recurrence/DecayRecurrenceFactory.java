package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentInfo;

/** The recurrence {@code diagonal-decay}: the diagonal one in continuous time. */
public final class DecayRecurrenceFactory implements RecurrenceFactory<RecurrenceConfig> {
    @Override
    public String name() {
        return "diagonal-decay";
    }

    @Override
    public Class<RecurrenceConfig> configType() {
        return RecurrenceConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "diagonal A = exp(-lambda dt): one decay rate per root weight, for irregular time stamps",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, eq. 2; decay as in"
                        + " Che et al., Sci. Rep. 8 (2018), GRU-D");
    }

    @Override
    public Recurrence create(RecurrenceConfig config, RecurrenceContext context) {
        return new DecayRecurrence(context);
    }
}
