package io.warplab.core.recurrence;

import io.warplab.api.recurrence.Recurrence;
import io.warplab.api.recurrence.RecurrenceContext;
import io.warplab.api.recurrence.RecurrenceFactory;
import io.warplab.api.spi.ComponentInfo;

/** The recurrence {@code block-diagonal}. */
public final class BlockDiagonalRecurrenceFactory
        implements RecurrenceFactory<BlockDiagonalConfig> {
    @Override
    public String name() {
        return "block-diagonal";
    }

    @Override
    public Class<BlockDiagonalConfig> configType() {
        return BlockDiagonalConfig.class;
    }

    @Override
    public ComponentInfo info() {
        return new ComponentInfo(
                "A in blocks on the diagonal: root weights mix within their block alone",
                "Weight-Space Linear Recurrent Neural Networks, arXiv 2506.01153, appendix");
    }

    @Override
    public Recurrence create(BlockDiagonalConfig config, RecurrenceContext context) {
        return new LinearRecurrence(
                new BlockDiagonalTransition(
                        context.stateSize(), Math.min(config.block(), context.stateSize())),
                context);
    }
}
