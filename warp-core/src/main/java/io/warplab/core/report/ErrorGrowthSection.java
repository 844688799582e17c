package io.warplab.core.report;

import io.warplab.core.report.Palette.Entry;
import io.warplab.core.report.ReportContent.ErrorCurve;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import io.warplab.core.report.chart.Axis;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Line;
import io.warplab.core.report.chart.LinearScale;
import io.warplab.core.report.chart.LogScale;
import io.warplab.core.report.chart.Mark;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How the error grows with the distance from the context. */
record ErrorGrowthSection(List<ErrorGrowth> growth, String timeUnit, Palette palette)
        implements Section {
    private static final int MOST_CHANNELS = 8;
    private static final int DETAIL = 480;

    @Override
    public String id() {
        return "error-growth";
    }

    @Override
    public String title() {
        return "Error growth over the horizon";
    }

    @Override
    public boolean isEmpty() {
        return growth.stream().allMatch(g -> g.curves().isEmpty());
    }

    @Override
    public void write(Markup out) {
        List<ErrorGrowth> shown = growth.subList(0, Math.min(growth.size(), MOST_CHANNELS));
        Set<String> models = new LinkedHashSet<>();
        shown.forEach(g -> g.curves().forEach(curve -> models.add(curve.model())));
        if (shown.stream().anyMatch(g -> Double.isFinite(g.deviation()))) {
            Entry constant = new Entry("line reference", "standard deviation of the truth");
            palette.writeLegend(out, models, constant);
        } else {
            palette.writeLegend(out, models);
        }
        out.open("div", "class", shown.size() == 1 ? "grid single" : "grid");
        shown.forEach(g -> chart(g).draw(out));
        out.close();
        if (shown.size() < growth.size()) {
            String remark =
                    "The first " + shown.size() + " of " + growth.size() + " channels are drawn.";
            out.element("p", remark, "class", "remark");
        }
    }

    private Chart chart(ErrorGrowth g) {
        Range horizon = Range.EMPTY;
        Range errors = Range.ofPositive(g.deviation());
        for (ErrorCurve curve : g.curves()) {
            horizon = horizon.union(Range.of(curve.horizon()));
            errors = errors.union(Range.ofPositive(curve.rmse()));
        }
        List<Mark> marks = new ArrayList<>();
        LinearScale x = new LinearScale(horizon);
        Range ends = x.range();
        marks.add(Line.between("reference", ends.low(), g.deviation(), ends.high(), g.deviation()));
        for (ErrorCurve curve : g.curves()) {
            marks.add(
                    new Line(
                            palette.style(curve.model()),
                            curve.horizon(),
                            curve.rmse(),
                            curve.model()));
        }
        return new Chart(
                "",
                "RMSE of " + g.channel().name() + " by forecast horizon",
                Axis.of("time after the context", timeUnit, x),
                Axis.of("RMSE of " + g.channel().name(), g.channel().unit(), new LogScale(errors)),
                marks,
                Chart.WIDTH,
                Chart.HEIGHT,
                DETAIL);
    }
}
