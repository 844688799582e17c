package io.warplab.core.summary;

import io.warplab.api.data.Channel;
import io.warplab.api.model.Task;
import io.warplab.core.evaluation.ChannelErrors;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.RegressionMetrics;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.RunResult;
import io.warplab.core.run.SeedResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The table that compares models: means over seeds, with standard deviations where there are
 * several.
 */
public final class Comparisons {
    private record Quantity(Column column, ToDoubleFunction<SeedResult> value) {}

    private Comparisons() {}

    /** The models of a finished run, with what their training cost. */
    public static Comparison of(RunResult result) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                quantity(
                        "parameters",
                        "",
                        Better.NEITHER,
                        "trained numbers",
                        SeedResult::parameters));
        quantities.add(
                quantity(
                        "time",
                        "s",
                        Better.NEITHER,
                        "training, validation included",
                        s -> s.training().seconds()));
        quantities.addAll(
                errors(
                        result.models(),
                        result.run().task(),
                        result.data().raw().targets(),
                        result.data().raw().timeUnit()));
        return table(quantities, result.models());
    }

    /** Models judged on other data than their run's. */
    public static Comparison ofEvaluations(
            List<ModelResult> models, Task task, List<Channel> targets, String timeUnit) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                quantity(
                        "parameters",
                        "",
                        Better.NEITHER,
                        "trained numbers",
                        SeedResult::parameters));
        quantities.addAll(errors(models, task, targets, timeUnit));
        return table(quantities, models);
    }

    private static List<Quantity> errors(
            List<ModelResult> models, Task task, List<Channel> targets, String timeUnit) {
        List<Quantity> all = new ArrayList<>();
        if (task.kind() == Task.Kind.CLASSIFICATION) {
            all.add(
                    test(
                            "accuracy",
                            "",
                            Better.HIGHER,
                            "share of right classes",
                            Evaluation::accuracy));
            all.add(
                    test(
                            "macro-F1",
                            "",
                            Better.HIGHER,
                            "mean F1 over classes",
                            Evaluation::macroF1));
            all.add(
                    test(
                            "cross-entropy",
                            "nats",
                            Better.LOWER,
                            "mean negative log-probability of the true class",
                            Evaluation::crossEntropy));
            return all;
        }
        String steps =
                task.kind() == Task.Kind.FORECAST
                        ? " over the steps after the context"
                        : " over all steps";
        all.add(
                test(
                        "MSE",
                        "scaled",
                        Better.LOWER,
                        "mean squared error of scaled values" + steps,
                        Evaluation::mse));
        for (int c = 0; c < targets.size(); c++) {
            int channel = c;
            all.add(
                    test(
                            "RMSE " + targets.get(c).name(),
                            targets.get(c).unit(),
                            Better.LOWER,
                            "root mean squared error" + steps,
                            e -> rmse(e.channels(), channel)));
        }
        if (task.kind() == Task.Kind.FORECAST) {
            all.add(
                    test(
                            "valid for",
                            timeUnit,
                            Better.HIGHER,
                            "median time until the forecast has left the truth",
                            Evaluation::validTime));
        }
        Quantity likelihood =
                test(
                        "NLL",
                        "nats",
                        Better.LOWER,
                        "negative log-likelihood per scaled value" + steps,
                        Evaluation::nll);
        boolean spreads =
                models.stream()
                        .flatMap(m -> m.succeeded().stream())
                        .anyMatch(s -> !Double.isNaN(likelihood.value().applyAsDouble(s)));
        if (spreads) {
            all.add(likelihood);
            all.add(
                    test(
                            "bits/dim",
                            "bits",
                            Better.LOWER,
                            "the same in bits: bits per dimension",
                            e -> RegressionMetrics.bitsPerDimension(e.nll())));
        }
        return all;
    }

    private static double rmse(List<ChannelErrors> channels, int channel) {
        return channels.get(channel).rmse();
    }

    private static Quantity test(
            String name,
            String unit,
            Better better,
            String meaning,
            ToDoubleFunction<Evaluation> value) {
        return quantity(name, unit, better, meaning, s -> value.applyAsDouble(s.test()));
    }

    private static Quantity quantity(
            String name,
            String unit,
            Better better,
            String meaning,
            ToDoubleFunction<SeedResult> value) {
        return new Quantity(new Column(name, unit, better, meaning), value);
    }

    private static Comparison table(List<Quantity> quantities, List<ModelResult> models) {
        List<Row> rows = new ArrayList<>();
        for (ModelResult model : models) {
            List<SeedResult> done = model.succeeded();
            if (done.isEmpty()) {
                rows.add(new Row(model.name(), model.model(), List.of(), model.failure()));
                continue;
            }
            List<Cell> cells =
                    quantities.stream()
                            .map(q -> cell(done.stream().mapToDouble(q.value()).toArray()))
                            .toList();
            String partly = model.failure() == null ? "" : ", failed in part: " + model.failure();
            rows.add(new Row(model.name(), model.model() + partly, cells, null));
        }
        return new Comparison(quantities.stream().map(Quantity::column).toList(), rows);
    }

    /** Mean and sample standard deviation. */
    static Cell cell(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (values.length < 2) {
            return Cell.of(mean);
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Cell(mean, Math.sqrt(squares / (values.length - 1)));
    }
}
