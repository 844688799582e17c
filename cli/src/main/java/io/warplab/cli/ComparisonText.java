package io.warplab.cli;

import io.warplab.core.report.ComparisonContent;
import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.Ranking;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.ReportContent.Better;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of a comparison as text. */
final class ComparisonText {
    private static final double SMALLEST_P = 0.001;

    private final ComparisonContent content;
    private final PrintWriter out;

    ComparisonText(ComparisonContent content, PrintWriter out) {
        this.content = content;
        this.out = out;
    }

    void print() {
        for (TaskTable task : content.tasks()) {
            out.println(
                    task.name()
                            + ", "
                            + RunProgress.count(task.sequences(), "test sequence")
                            + " each:");
            print(task);
            out.println();
        }
        if (content.tasks().size() > 1) {
            out.println("All tasks:");
            printOverview();
            out.println();
        }
        out.println(
                "* best, + second best ("
                        + content.tasks().stream()
                                .map(ComparisonText::direction)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "); ± standard deviation over seeds.");
        out.println(
                "p: against the best, Wilcoxon's signed ranks over sequences, corrected by Holm.");
        Ranking ranking = content.ranking();
        if (ranking != null) {
            out.println(
                    "Mean ranks are over "
                            + ranking.over()
                            + "; they differ where they lie more than "
                            + Numbers.of(ranking.difference(), 3)
                            + " apart (Nemenyi, level "
                            + ranking.level()
                            + ").");
        }
    }

    private static String direction(TaskTable task) {
        return task.metric() + ": " + (task.better() == Better.HIGHER ? "highest" : "lowest");
    }

    private void print(TaskTable task) {
        boolean budget = task.rows().stream().anyMatch(row -> !row.size().isEmpty());
        boolean single = content.tasks().size() == 1;
        TextTable table = new TextTable();
        table.column("model", TextTable.Align.LEFT);
        table.column("parameters", TextTable.Align.RIGHT);
        if (budget) {
            table.column("off budget", TextTable.Align.RIGHT);
        }
        table.column("learning rate", TextTable.Align.RIGHT);
        table.column("epochs", TextTable.Align.RIGHT);
        table.column("time [s]", TextTable.Align.RIGHT);
        table.column(metric(task), TextTable.Align.RIGHT);
        table.column("p", TextTable.Align.RIGHT);
        table.column(single ? "mean rank" : "rank", TextTable.Align.RIGHT);
        for (int k = 0; k < task.rows().size(); k++) {
            ModelRow row = task.rows().get(k);
            List<String> cells = new ArrayList<>(List.of(row.model()));
            cells.add(String.valueOf(row.parameters()));
            if (budget) {
                cells.add(miss(row));
            }
            cells.add(Numbers.of(row.rate(), 3));
            cells.add(Numbers.of(row.epochs(), 3));
            cells.add(Numbers.of(row.seconds(), 3));
            if (row.failure() != null) {
                cells.add("failed: " + row.failure());
            } else {
                cells.add(score(row));
                cells.add(row.place() == 1 ? "" : pValue(row.pValue()));
                cells.add(
                        single && content.ranking() != null
                                ? rank(content.ranking().ranks()[k])
                                : Numbers.of(row.rank(), 3));
            }
            table.row(cells);
        }
        table.print(out);
    }

    private void printOverview() {
        TextTable table = new TextTable().column("model", TextTable.Align.LEFT);
        content.tasks()
                .forEach(
                        task ->
                                table.column(
                                        task.name() + ", " + metric(task), TextTable.Align.RIGHT));
        table.column("mean rank", TextTable.Align.RIGHT);
        for (int k = 0; k < content.models().size(); k++) {
            List<String> cells = new ArrayList<>(List.of(content.models().get(k)));
            for (TaskTable task : content.tasks()) {
                ModelRow row = task.rows().get(k);
                cells.add(row.failure() == null ? score(row) : "failed  ");
            }
            cells.add(content.ranking() == null ? "-" : rank(content.ranking().ranks()[k]));
            table.row(cells);
        }
        table.print(out);
    }

    /** The mark of a number stands to its right. */
    private static String metric(TaskTable task) {
        return task.metric() + "  ";
    }

    /** The mark stands where the others have a space, so that numbers stay in line. */
    private static String score(ModelRow row) {
        String mark = row.place() == 1 ? " *" : row.place() == 2 ? " +" : "  ";
        double spread = row.spread() > 0 ? row.spread() : Double.NaN;
        return Numbers.of(row.score(), spread) + mark;
    }

    private static String miss(ModelRow row) {
        return Double.isNaN(row.miss())
                ? "not sized"
                : String.format(Locale.ROOT, "%+.1f %%", 100 * row.miss());
    }

    private static String rank(double rank) {
        return String.format(Locale.ROOT, "%.2f", rank);
    }

    private static String pValue(double p) {
        if (Double.isNaN(p)) {
            return "-";
        }
        return p < SMALLEST_P ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
