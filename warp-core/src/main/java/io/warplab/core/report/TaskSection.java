package io.warplab.core.report;

import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.Pair;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One task: the models with their sizes, learning rates and errors, then all pairs of them. */
record TaskSection(TaskTable task, int number, Palette palette) implements Section {
    private static final double SIGNIFICANT = 0.05;
    private static final int AFTER_THE_TIME = 3;

    @Override
    public String id() {
        return "task-" + number;
    }

    @Override
    public String title() {
        return task.name();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write(Markup out) {
        out.open("div", "class", "scroll").open("table", "class", "numbers");
        out.open("thead").open("tr").element("th", "Model", "scope", "col");
        heading(out, "parameters", "", "trained numbers, and how they came about");
        heading(out, "learning rate", "", "chosen on validation data");
        heading(out, "epochs", "", "mean over seeds");
        heading(out, "time", "s", "mean training time of a seed, validation included");
        heading(out, task.metric() + ScoreCells.arrow(task.better()), "", task.meaning());
        heading(out, "rank", "", "by the mean over seeds");
        heading(out, "p", "against the best", "signed ranks over sequences, corrected by Holm");
        out.close().close().open("tbody");
        task.rows().forEach(row -> row(out, row));
        out.close().close().close();
        ScoreCells.legend(
                out,
                " Judged on the same " + Numbers.count(task.sequences()) + " test sequences each.");
        out.open("p", "class", "remark").text("Forecasts, losses and files of this task: ");
        out.element("a", task.link(), "href", task.link()).close();
        pairs(out);
    }

    private static void heading(Markup out, String name, String unit, String meaning) {
        out.open("th", "scope", "col", "title", meaning).text(name);
        if (!unit.isEmpty()) {
            out.element("small", unit);
        }
        out.close();
    }

    private void row(Markup out, ModelRow row) {
        out.open("tr");
        ScoreCells.name(out, row, palette);
        out.open("td").text(row.parameters() < 0 ? Numbers.NONE : Numbers.count(row.parameters()));
        out.element("small", size(row), "class", "note").close();
        out.open("td").text(Double.isNaN(row.rate()) ? Numbers.NONE : "" + row.rate());
        out.element("small", row.rateNote(), "class", "note").close();
        out.element("td", epochs(row.epochs()));
        out.element("td", Numbers.significant(row.seconds(), 3));
        if (row.failure() != null) {
            out.open("td", "class", "failed", "colspan", "" + AFTER_THE_TIME);
            out.element("strong", "failed").text(": " + row.failure()).close();
        } else {
            ScoreCells.score(out, row);
            out.element("td", ScoreCells.rank(row.rank()));
            out.element("td", row.place() == 1 ? "" : ScoreCells.pValue(row.pValue()));
        }
        out.close();
    }

    private static String epochs(double epochs) {
        return epochs == Math.rint(epochs)
                ? Numbers.count((long) epochs)
                : Numbers.significant(epochs, 3);
    }

    private static String size(ModelRow row) {
        String miss =
                Double.isNaN(row.miss())
                        ? ""
                        : String.format(Locale.ROOT, "%+.1f %%", 100 * row.miss())
                                .replace('-', '\u2212');
        return row.size().isEmpty() ? miss : miss.isEmpty() ? row.size() : miss + ", " + row.size();
    }

    private void pairs(Markup out) {
        if (task.pairs().isEmpty()) {
            return;
        }
        List<String> models =
                task.rows().stream()
                        .filter(row -> row.failure() == null)
                        .map(ModelRow::model)
                        .toList();
        out.element("h3", "Pairs of models");
        out.open("div", "class", "scroll").open("table", "class", "numbers pairs");
        out.open("thead").open("tr").element("th", "", "scope", "col");
        models.forEach(model -> out.element("th", model, "scope", "col"));
        out.close().close().open("tbody");
        for (String model : models) {
            out.open("tr").element("th", model, "scope", "row");
            for (String other : models) {
                pair(out, model, other);
            }
            out.close();
        }
        out.close().close().close();
        out.element(
                "p",
                "p-values of Wilcoxon's signed-rank test of the errors on each test sequence (means"
                        + " over seeds), after Holm's correction for all pairs of the task. \u25b2: the"
                        + " model of the row is better on more of the rank sum, \u25bc: worse; bold:"
                        + " below 0.05.",
                "class",
                "remark");
    }

    private void pair(Markup out, String model, String other) {
        Optional<Pair> found =
                task.pairs().stream()
                        .filter(
                                p ->
                                        p.first().equals(model) && p.second().equals(other)
                                                || p.first().equals(other)
                                                        && p.second().equals(model))
                        .findFirst();
        if (found.isEmpty()) {
            out.element("td", "");
            return;
        }
        Pair pair = found.get();
        boolean first = pair.first().equals(model);
        int better = first ? pair.firstBetter() : pair.secondBetter();
        int worse = first ? pair.secondBetter() : pair.firstBetter();
        boolean wins = first ? pair.firstWins() : pair.secondWins();
        boolean loses = first ? pair.secondWins() : pair.firstWins();
        out.element(
                "td",
                (wins ? "\u25b2 " : loses ? "\u25bc " : "") + ScoreCells.pValue(pair.pValue()),
                "class",
                pair.pValue() < SIGNIFICANT ? "best" : "",
                "title",
                model + " is better on " + better + " sequences, " + other + " on " + worse);
    }
}
