package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentInfo;

/** The recurrence {@code low-rank}. */
public final class LowRankRecurrenceFactory implements RecurrenceFactory<LowRankConfig> {
    @Override
    public String name() {
        return "low-rank";
    }

    @Override
    public Class<LowRankConfig> configType() {
        return LowRankConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "A = I + U V^T: the identity and a few directions that mix all root weights",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, appendix");
    }

    @Override
    public Recurrence create(LowRankConfig config, RecurrenceContext context) {
        return new LowRankRecurrence(context, Math.min(config.rank(), context.stateSize()));
    }
}
