package io.warplab.core.report;

import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ComparisonContent.TaskTable;
import io.warplab.core.report.chart.Markup;
import java.util.List;
import java.util.Locale;

/** All models on all tasks, where there are several tasks. */
record OverviewSection(ComparisonContent content, Palette palette) implements Section {
    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "All tasks";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void write(Markup out) {
        List<ModelRow> rows = content.tasks().get(0).rows();
        out.open("div", "class", "scroll").open("table", "class", "numbers");
        out.open("thead").open("tr").element("th", "Model", "scope", "col");
        for (TaskTable task : content.tasks()) {
            out.open("th", "scope", "col", "title", task.meaning()).text(task.name());
            out.element("small", task.metric() + ScoreCells.arrow(task.better())).close();
        }
        if (content.ranking() != null) {
            out.element("th", "mean rank", "scope", "col");
        }
        out.close().close().open("tbody");
        for (int k = 0; k < rows.size(); k++) {
            out.open("tr");
            ScoreCells.name(out, rows.get(k), palette);
            for (TaskTable task : content.tasks()) {
                ScoreCells.score(out, task.rows().get(k));
            }
            if (content.ranking() != null) {
                double rank = content.ranking().ranks()[k];
                out.element("td", String.format(Locale.ROOT, "%.2f", rank));
            }
            out.close();
        }
        out.close().close().close();
        ScoreCells.legend(out, "");
    }
}
