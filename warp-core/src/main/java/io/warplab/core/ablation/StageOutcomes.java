package io.warplab.core.ablation;

import io.warplab.api.model.Task;
import io.warplab.core.evaluation.ChannelErrors;
import io.warplab.core.report.ReportContent.ErrorCurve;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import io.warplab.core.summary.ForecastContent;
import java.util.ArrayList;
import java.util.List;

/** Condenses the run of one size and seed. */
final class StageOutcomes {
    private static final int TENTHS = 10;

    private final RunResult run;
    private final int sequences;
    private final double[] deviations;
    private final List<ErrorGrowth> growth;

    StageOutcomes(RunResult run, int sequences) {
        this.run = run;
        this.sequences = sequences;
        ForecastContent forecasts = new ForecastContent(run);
        deviations = new double[run.data().raw().targets().size()];
        for (int c = 0; c < deviations.length; c++) {
            deviations[c] = forecasts.deviation(c);
        }
        growth =
                run.run().task().kind() == Task.Kind.FORECAST ? forecasts.errorGrowth() : List.of();
    }

    /** How the errors grow with the horizon; empty unless something is forecast. */
    List<ErrorGrowth> growth() {
        return growth;
    }

    /** One per variant. */
    List<Outcome> all() {
        List<Outcome> all = new ArrayList<>();
        for (ModelResult model : run.models()) {
            model.seeds().forEach(seed -> all.add(outcome(model.name(), seed)));
        }
        return all;
    }

    private Outcome outcome(String variant, SeedResult result) {
        boolean trained = result.training() != null;
        boolean judged = result.test() != null;
        List<ChannelErrors> channels = judged ? result.test().channels() : List.of();
        return new Outcome(
                variant,
                sequences,
                result.seed(),
                result.parameters(),
                trained ? result.training().history().size() : 0,
                trained ? result.training().seconds() : Double.NaN,
                judged ? error(channels) : Double.NaN,
                judged ? error(variant, 0, 1) : Double.NaN,
                judged ? error(variant, TENTHS - 1, TENTHS) : Double.NaN,
                judged ? result.test().validTime() : Double.NaN,
                channels,
                result.failure());
    }

    private double error(List<ChannelErrors> channels) {
        double squares = 0;
        int count = 0;
        for (int c = 0; c < deviations.length; c++) {
            if (deviations[c] > 0) {
                double relative = channels.get(c).rmse() / deviations[c];
                squares += relative * relative;
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }

    /** Over a piece of the horizon, in tenths of it; at least one step. */
    private double error(String variant, int from, int to) {
        double squares = 0;
        int count = 0;
        for (ErrorGrowth channel : growth) {
            for (ErrorCurve curve : channel.curves()) {
                if (!curve.model().equals(variant) || !(channel.deviation() > 0)) {
                    continue;
                }
                int steps = curve.rmse().length;
                int first = Math.min(steps - 1, steps * from / TENTHS);
                int end = Math.max(first + 1, steps * to / TENTHS);
                for (int t = first; t < end; t++) {
                    double relative = curve.rmse()[t] / channel.deviation();
                    if (!Double.isNaN(relative)) { // no window was observed there
                        squares += relative * relative;
                        count++;
                    }
                }
            }
        }
        return Math.sqrt(squares / count);
    }
}
