package io.warplab.core.report;

import io.warplab.core.report.ComparisonContent.Ranking;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Numbers;

/** Mean ranks and how far they must lie apart. */
record RankingSection(Ranking ranking, Palette palette) implements Section {
    @Override
    public String id() {
        return "ranking";
    }

    @Override
    public String title() {
        return "Mean ranks";
    }

    @Override
    public boolean isEmpty() {
        return ranking == null;
    }

    @Override
    public void write(Markup out) {
        out.element(
                "p",
                "Means over "
                        + ranking.over()
                        + "; 1 is best. A thick bar joins models whose mean ranks do not differ by more"
                        + " than the critical difference of Nemenyi's test at level "
                        + Numbers.significant(ranking.level(), 1)
                        + ": between them this comparison does not decide.",
                "class",
                "remark");
        out.open("div", "class", "ranking");
        new CriticalDifferenceDiagram(ranking, palette).draw(out);
        out.close();
        if (!Double.isNaN(ranking.pValue())) {
            out.element(
                    "p",
                    "That all models are equally good has p "
                            + (ranking.pValue() < 0.001 ? "" : "= ")
                            + ScoreCells.pValue(ranking.pValue())
                            + " (Friedman's test, F of Iman and Davenport).",
                    "class",
                    "remark");
        }
    }
}
