package io.warplab.core.recurrence;

import io.warplab.api.config.Doc;
import io.warplab.api.error.Problems;

/**
 * Settings of {@code low-rank}.
 *
 * @param rank columns of U and V
 */
public record LowRankConfig(
        @Doc(value = "columns of U and V in A = I + U V^T", range = ">= 1") int rank) {
    public LowRankConfig() {
        this(32);
    }

    public LowRankConfig {
        Problems problems = new Problems();
        problems.require(rank >= 1, "rank", "expected at least 1, got " + rank);
        problems.throwIfAny("bad-recurrence", "");
    }
}
