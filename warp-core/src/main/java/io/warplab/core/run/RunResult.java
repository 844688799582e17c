package io.warplab.core.run;

import java.util.List;

/**
 * What came of a run.
 *
 * @param run what was asked
 * @param data what was learned from
 * @param models in the order of the run file
 */
public record RunResult(RunFile run, PreparedData data, List<ModelResult> models) {
    public RunResult {
        models = List.copyOf(models);
    }

    /** Whether every training of every model gave a result. */
    public boolean complete() {
        return models.stream().allMatch(m -> m.failure() == null);
    }
}
