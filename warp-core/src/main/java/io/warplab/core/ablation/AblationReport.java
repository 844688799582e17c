package io.warplab.core.ablation;

import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.model.Task;
import io.warplab.core.report.HtmlReport;
import io.warplab.core.report.LearningCurves;
import io.warplab.core.report.LearningCurves.Curve;
import io.warplab.core.report.ReportContent;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Fact;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.run.RunEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The page and the table of an ablation. */
public final class AblationReport {
    private static final String MEANING =
            "root mean squared test error over the standard deviation of the truth; 1: no better than"
                    + " the best constant";

    private AblationReport() {}

    /** Writes {@link AblationFolder#report}; the environment must be recorded in the folder. */
    public static void write(AblationFolder folder, AblationResult result) {
        Map<String, String> environment = RunEnvironment.read(folder.run());
        HtmlReport.write(folder.report(), content(result, environment), curves(result));
    }

    /** One row per variant: its error at every size, and how it grows at the largest. */
    public static Comparison table(AblationResult result) {
        boolean forecast = result.plan().run().task().kind() == Task.Kind.FORECAST;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("parameters", "", Better.NEITHER, "trained numbers"));
        for (int size : result.sizes()) {
            columns.add(new Column("error", Findings.sequences(size), Better.LOWER, MEANING));
        }
        if (forecast) {
            String at = " with " + Findings.sequences(result.largest());
            columns.add(
                    new Column(
                            "error",
                            "first tenth",
                            Better.LOWER,
                            "error over the first tenth of the horizon," + at));
            columns.add(
                    new Column(
                            "error",
                            "last tenth",
                            Better.LOWER,
                            "error over the last tenth of the horizon," + at));
            columns.add(
                    new Column(
                            "valid for",
                            result.data().timeUnit(),
                            Better.HIGHER,
                            "median time until the forecast has left the truth," + at));
        }
        return new Comparison(
                columns,
                result.plan().variants().stream().map(v -> row(v, result, forecast)).toList());
    }

    private static Row row(Variant variant, AblationResult result, boolean forecast) {
        String label = variant.label();
        List<String> failures = result.failures(label);
        if (result.outcomes().stream().noneMatch(o -> o.variant().equals(label) && o.succeeded())) {
            return new Row(label, variant.summary(), List.of(), String.join("; ", failures));
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(result.parameters(label)));
        for (int size : result.sizes()) {
            cells.add(cell(result.error(label, size)));
        }
        if (forecast) {
            for (ToDoubleFunction<Outcome> quantity :
                    List.<ToDoubleFunction<Outcome>>of(
                            Outcome::early, Outcome::late, Outcome::validTime)) {
                cells.add(cell(result.spread(label, result.largest(), quantity)));
            }
        }
        String partly = failures.isEmpty() ? "" : "; failed " + String.join("; ", failures);
        return new Row(label, variant.summary() + partly, cells, null);
    }

    private static Cell cell(Spread spread) {
        return new Cell(spread.mean(), spread.deviation());
    }

    private static LearningCurves curves(AblationResult result) {
        List<Curve> curves = new ArrayList<>();
        for (Variant variant : result.plan().variants()) {
            List<Outcome> done =
                    result.outcomes().stream()
                            .filter(o -> o.variant().equals(variant.label()) && o.succeeded())
                            .toList();
            int[] sizes = done.stream().mapToInt(Outcome::sequences).distinct().toArray();
            curves.add(
                    new Curve(
                            variant.label(),
                            Arrays.stream(sizes).asDoubleStream().toArray(),
                            Arrays.stream(sizes)
                                    .mapToDouble(n -> result.error(variant.label(), n).mean())
                                    .toArray(),
                            done.stream().mapToDouble(Outcome::sequences).toArray(),
                            done.stream().mapToDouble(Outcome::error).toArray()));
        }
        return new LearningCurves(
                Findings.of(result), "training sequences", "relative error", MEANING, curves);
    }

    private static ReportContent content(AblationResult result, Map<String, String> environment) {
        List<Fact> facts = new ArrayList<>();
        environment.forEach(
                (name, value) -> {
                    if (!name.equals("command") && !name.equals("started")) {
                        facts.add(new Fact(name, value));
                    }
                });
        return new ReportContent(
                result.plan().run().name() + ": what the physics is worth",
                environment.getOrDefault("started", ""),
                environment.getOrDefault("command", ""),
                facts,
                data(result),
                table(result),
                new ReportContent.Training("", "", List.of()),
                List.of(),
                result.growth(),
                List.of(),
                List.of());
    }

    private static ReportContent.DataSet data(AblationResult result) {
        Dataset data = result.data();
        Task task = result.plan().run().task();
        String sizes = String.join(", ", result.sizes().stream().map(String::valueOf).toList());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("task", task.kind().name().toLowerCase(Locale.ROOT)));
        facts.add(new Fact("training sequences", data.train().size() + " in all, used: " + sizes));
        facts.add(new Fact("test sequences", String.valueOf(data.test().size())));
        if (task.kind() == Task.Kind.FORECAST) {
            facts.add(new Fact("context", task.context() + " steps"));
        }
        facts.add(new Fact("seeds", String.valueOf(result.plan().run().seeds())));
        return new ReportContent.DataSet(
                data.name(),
                "Each physical model of the run with its prior on, off, held at its defaults, and with"
                        + " each term of its equations left out; trained on "
                        + sizes
                        + " sequences of data set "
                        + data.name()
                        + " for as many optimiser steps each, judged on the same "
                        + data.test().size()
                        + " test sequences.",
                data.timeUnit(),
                data.targets().stream().map(AblationReport::channel).toList(),
                facts,
                data.notes());
    }

    private static ReportContent.Channel channel(Channel channel) {
        return new ReportContent.Channel(channel.name(), channel.unit());
    }
}
