package io.warplab.core.report;

import io.warplab.core.report.LearningCurves.Curve;
import io.warplab.core.report.chart.Axis;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Dots;
import io.warplab.core.report.chart.Line;
import io.warplab.core.report.chart.LogScale;
import io.warplab.core.report.chart.Mark;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Findings in sentences, and the error against the amount of data, both logarithmic. */
record LearningSection(LearningCurves learning, Palette palette) implements Section {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int DETAIL = 200;

    @Override
    public String id() {
        return "learning";
    }

    @Override
    public String title() {
        return "Error against data";
    }

    @Override
    public boolean isEmpty() {
        return learning.findings().isEmpty() && learning.curves().isEmpty();
    }

    @Override
    public void write(Markup out) {
        out.open("ul", "class", "findings");
        learning.findings().forEach(finding -> out.element("li", finding));
        out.close();
        Set<String> models = new LinkedHashSet<>();
        learning.curves().forEach(curve -> models.add(curve.model()));
        palette.writeLegend(out, models);
        out.open("div", "class", "grid single");
        chart().draw(out);
        out.close();
        out.element(
                "p",
                learning.meaning() + ". Lines: mean over seeds; dots: single trainings.",
                "class",
                "remark");
    }

    private Chart chart() {
        Range amounts = Range.EMPTY;
        Range errors = Range.EMPTY;
        List<Mark> marks = new ArrayList<>();
        for (Curve curve : learning.curves()) {
            amounts = amounts.union(Range.ofPositive(curve.eachAmount()));
            errors = errors.union(Range.ofPositive(curve.each()));
            String style = palette.style(curve.model());
            marks.add(new Line(style, curve.amounts(), curve.means(), curve.model()));
            marks.add(new Dots(style, curve.eachAmount(), curve.each(), curve.model()));
        }
        return new Chart(
                "",
                learning.error() + " of each model by number of " + learning.amount(),
                new Axis(learning.amount(), new LogScale(amounts)),
                new Axis(learning.error(), new LogScale(errors)),
                marks,
                WIDTH,
                HEIGHT,
                DETAIL);
    }
}
