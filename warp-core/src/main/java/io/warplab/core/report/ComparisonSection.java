package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.ReportContent.Cell;
import io.warplab.core.report.ReportContent.Column;
import io.warplab.core.report.ReportContent.Comparison;
import io.warplab.core.report.ReportContent.Row;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The table that compares the models: per column the best is bold, the second underlined. */
record ComparisonSection(Comparison comparison, Palette palette) implements Section {
    private static final double LARGEST_COUNT = 1e15;

    @Override
    public String id() {
        return "comparison";
    }

    @Override
    public String title() {
        return "Comparison";
    }

    @Override
    public boolean isEmpty() {
        return comparison.rows().isEmpty();
    }

    @Override
    public void write(Markup out) {
        List<Column> columns = comparison.columns();
        out.open("div", "class", "scroll").open("table", "class", "numbers");
        out.open("thead").open("tr").element("th", "Model", "scope", "col");
        for (Column column : columns) {
            heading(out, column);
        }
        out.close().close().open("tbody");
        for (Row row : comparison.rows()) {
            out.open("tr");
            name(out, row);
            if (row.failure() != null) {
                out.open("td", "class", "failed", "colspan", "" + Math.max(1, columns.size()));
                out.element("strong", "failed").text(": " + row.failure()).close();
            } else {
                for (int c = 0; c < columns.size(); c++) {
                    number(out, row, c);
                }
            }
            out.close();
        }
        out.close().close().close();
        if (columns.stream().anyMatch(c -> c.better() != Better.NEITHER)) {
            out.open("p", "class", "remark").element("b", "Bold").text(": best of its column. ");
            out.element("u", "Underlined").text(": second best.");
            if (comparison.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .anyMatch(cell -> cell.spread() > 0)) {
                out.text(" \u00b1: standard deviation over seeds.");
            }
            out.close();
        }
    }

    private static void heading(Markup out, Column column) {
        out.open("th", "scope", "col", "title", column.meaning()).text(column.name());
        String arrow =
                switch (column.better()) {
                    case LOWER -> " \u2193";
                    case HIGHER -> " \u2191";
                    case NEITHER -> "";
                };
        out.text(arrow);
        if (!column.unit().isEmpty()) {
            out.element("small", column.unit());
        }
        out.close();
    }

    private void name(Markup out, Row row) {
        out.open("th", "scope", "row");
        Palette.swatch(out, "line " + palette.style(row.model()));
        out.open("span").text(row.model());
        if (!row.detail().isEmpty()) {
            out.element("small", row.detail());
        }
        out.close().close();
    }

    private void number(Markup out, Row row, int column) {
        Cell cell = row.cells().get(column);
        String shown =
                isCount(column)
                        ? Double.isFinite(cell.value())
                                ? Numbers.count((long) cell.value())
                                : Numbers.NONE
                        : Numbers.withSpread(cell.value(), cell.spread());
        String style =
                switch (rank(column, cell.value())) {
                    case 1 -> "best";
                    case 2 -> "second";
                    default -> "";
                };
        out.element("td", shown, "class", style, "title", Double.toString(cell.value()));
    }

    /** 1 for the best value, 2 for the second best, 0 for others and where there is no contest. */
    private int rank(int column, double value) {
        Better better = comparison.columns().get(column).better();
        double[] sorted = finite(column).distinct().sorted().toArray();
        if (better == Better.NEITHER || sorted.length < 2) {
            return 0;
        }
        int last = sorted.length - 1;
        double best = better == Better.LOWER ? sorted[0] : sorted[last];
        double second = better == Better.LOWER ? sorted[1] : sorted[last - 1];
        return value == best ? 1 : value == second ? 2 : 0;
    }

    /** Whether a column holds nothing but whole numbers without spread. */
    private boolean isCount(int column) {
        return cells(column)
                .filter(cell -> Double.isFinite(cell.value()))
                .allMatch(
                        cell ->
                                cell.value() == Math.rint(cell.value())
                                        && Math.abs(cell.value()) < LARGEST_COUNT
                                        && !(cell.spread() > 0));
    }

    private DoubleStream finite(int column) {
        return cells(column).mapToDouble(Cell::value).filter(Double::isFinite);
    }

    private Stream<Cell> cells(int column) {
        return comparison.rows().stream()
                .filter(row -> row.failure() == null)
                .map(row -> row.cells().get(column));
    }
}
