package io.warplab.core.report;

import io.warplab.core.report.ComparisonContent.ModelRow;
import io.warplab.core.report.ReportContent.Better;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;
import java.util.Locale;

/** Cells that the tables of a comparison share. */
final class ScoreCells {
    private static final double SMALLEST_P = 0.001;

    private ScoreCells() {}

    /** The model's name at the head of its row. */
    static void name(Markup out, ModelRow row, Palette palette) {
        out.open("th", "scope", "row");
        Palette.swatch(out, "line " + palette.style(row.model()));
        out.open("span").text(row.model()).element("small", row.kind()).close().close();
    }

    /** The metric with its spread, the best bold, the second underlined; or that it failed. */
    static void score(Markup out, ModelRow row) {
        if (row.failure() != null) {
            out.element("td", "failed", "class", "failed", "title", row.failure());
            return;
        }
        String style = row.place() == 1 ? "best" : row.place() == 2 ? "second" : "";
        out.element(
                "td",
                Numbers.withSpread(row.score(), row.spread()),
                "class",
                style,
                "title",
                Double.toString(row.score()));
    }

    static String arrow(Better better) {
        return switch (better) {
            case LOWER -> " \u2193";
            case HIGHER -> " \u2191";
            case NEITHER -> "";
        };
    }

    static String pValue(double p) {
        if (Double.isNaN(p)) {
            return Numbers.NONE;
        }
        return p < SMALLEST_P ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String rank(double rank) {
        return rank == Math.rint(rank)
                ? String.valueOf((long) rank)
                : String.format(Locale.ROOT, "%.1f", rank);
    }

    /** What the marks of a table mean. */
    static void legend(Markup out, String more) {
        out.open("p", "class", "remark").element("b", "Bold").text(": best. ");
        out.element("u", "Underlined");
        out.text(": second best. \u00b1: standard deviation over seeds." + more).close();
    }
}
