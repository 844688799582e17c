package io.warplab.baselines.seasonalnaive;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.Task;
import io.warplab.baselines.sequence.ClosedForm;
import io.warplab.baselines.sequence.FittedArray;
import io.warplab.baselines.sequence.SequenceView;
import io.warplab.baselines.sequence.TaskChecks;
import java.util.Map;
import java.util.Set;

/**
 * Entry t is the value at t - m, or as many seasons m earlier as it takes to meet a step that was
 * observed before t and before the end of the context; the last observed value where there is none.
 * Known inputs are not looked at.
 */
final class SeasonalNaive implements ClosedForm {
    private static final String SEASON = "season";

    private final SeasonalNaiveConfig config;
    private final ModelContext context;
    private int season;

    SeasonalNaive(SeasonalNaiveConfig config, ModelContext context) {
        TaskChecks.require(context, "seasonal-naive", Set.of(Task.Kind.FORECAST));
        this.config = config;
        this.context = context;
        season = config.season() == null ? 1 : config.season();
    }

    /** 0 where the season is given, else 1. */
    @Override
    public long parameterCount() {
        return config.season() == null ? 1 : 0;
    }

    @Override
    public void fit(Batch train) {
        if (config.season() == null) {
            // A longer season would not be seen in full before the forecast starts.
            season =
                    Autocorrelation.season(
                            new SequenceView(train),
                            Math.min(context.task().context(), train.steps() / 2));
        }
    }

    @Override
    public double[] predict(SequenceView view, int contextSteps) {
        int width = view.targetSize();
        double[] out = new double[view.size() * view.steps() * width];
        for (int n = 0; n < view.size(); n++) {
            int last = 0;
            for (int t = 0; t < view.steps(); t++) {
                if (t >= 1 && t - 1 < contextSteps && view.observed(n, t - 1)) {
                    last = t - 1;
                }
                int from = t - season;
                while (from >= 0 && (from >= contextSteps || !view.observed(n, from))) {
                    from -= season;
                }
                for (int c = 0; c < width; c++) {
                    out[(n * view.steps() + t) * width + c] =
                            view.target(n, t == 0 || from < 0 ? last : from, c);
                }
            }
        }
        return out;
    }

    @Override
    public Map<String, long[]> shapes() {
        return config.season() == null ? Map.of(SEASON, new long[] {1}) : Map.of();
    }

    @Override
    public Map<String, FittedArray> fitted() {
        return config.season() == null ? Map.of(SEASON, FittedArray.of(season)) : Map.of();
    }

    @Override
    public void restore(Map<String, FittedArray> fitted) {
        if (config.season() == null) {
            season = Math.max(1, fitted.get(SEASON).integers()[0]);
        }
    }
}
