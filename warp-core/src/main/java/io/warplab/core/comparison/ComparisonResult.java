package io.warplab.core.comparison;

import java.util.List;
import java.util.Optional;

/**
 * What came of a comparison.
 *
 * @param comparison what was asked
 * @param tasks in the order of the file
 * @param ranking over all of them, where there are models to rank
 */
public record ComparisonResult(
        Comparison comparison, List<TaskOutcome> tasks, Optional<Ranking> ranking) {
    public ComparisonResult {
        tasks = List.copyOf(tasks);
    }

    /** Whether every training of every model on every task gave a result. */
    public boolean complete() {
        return tasks.stream().flatMap(t -> t.models().stream()).allMatch(m -> m.failure() == null);
    }
}
