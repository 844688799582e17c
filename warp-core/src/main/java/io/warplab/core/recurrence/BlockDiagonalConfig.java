package io.warplab.core.recurrence;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * Settings of {@code block-diagonal}.
 *
 * @param block root weights in a block
 */
public record BlockDiagonalConfig(
        @Doc(value = "root weights in a block, which mix among themselves alone", range = ">= 1")
                int block) {
    public BlockDiagonalConfig() {
        this(64);
    }

    public BlockDiagonalConfig {
        Problems problems = new Problems();
        problems.require(block >= 1, "block", "expected at least 1, got " + block);
        problems.throwIfAny("bad-recurrence", "");
    }
}
