package io.warplab.core.report;

import io.warplab.core.report.ReportContent.Channel;
import io.warplab.core.report.ReportContent.DataSet;
import io.warplab.core.report.ReportContent.Prediction;
import io.warplab.core.report.ReportContent.Window;
import io.warplab.core.report.chart.Axis;
import io.warplab.core.report.chart.Band;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Dots;
import io.warplab.core.report.chart.Line;
import io.warplab.core.report.chart.LinearScale;
import io.warplab.core.report.chart.Mark;
import io.warplab.core.report.chart.Range;
import io.warplab.core.report.chart.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Charts of one window: each channel over time, and one channel against another. The truth rules
 * the axes, so that a forecast that runs away leaves the picture instead of flattening it.
 *
 * @param data names and units
 * @param palette looks of the models
 * @param detail points per curve
 */
record ForecastPanels(DataSet data, Palette palette, int detail) {
    private static final int FEW_POINTS = 60;
    private static final double BEYOND_TRUTH = 0.35;

    /** Channel {@code d} over time. */
    Chart overTime(Window window, int d, int width, int height) {
        double[] truth = window.truth()[d];
        List<Mark> marks = new ArrayList<>();
        if (window.context() > 0) {
            marks.add(
                    new Span(
                            "context",
                            window.time()[0],
                            window.time()[window.context() - 1],
                            "context"));
        }
        for (Prediction p : window.predictions()) {
            if (p.sd() != null) {
                marks.add(band(window.time(), p, d));
            }
        }
        marks.add(new Line("truth", window.time(), truth, "truth"));
        if (truth.length <= FEW_POINTS) {
            marks.add(new Dots("truth", window.time(), truth, "truth"));
        }
        for (Prediction p : window.predictions()) {
            marks.add(new Line(palette.style(p.model()), window.time(), p.mean()[d], p.model()));
        }
        Channel channel = data.targets().get(d);
        return new Chart(
                "",
                channel.name() + " over time, truth and forecasts, " + window.name(),
                Axis.of("time", data.timeUnit(), new LinearScale(Range.of(window.time()))),
                Axis.of(channel.name(), channel.unit(), scale(window, d, 0)),
                marks,
                width,
                height,
                detail);
    }

    /**
     * Channel {@code j} against channel {@code i}, from the end of the context on.
     *
     * @param predictions drawn over the truth
     */
    Chart portrait(Window window, int i, int j, String title, List<Prediction> predictions) {
        int from = Math.max(0, window.context() - 1);
        List<Mark> marks = new ArrayList<>();
        double[] x = after(window.truth()[i], from);
        double[] y = after(window.truth()[j], from);
        marks.add(new Line("truth orbit", x, y, "truth"));
        for (Prediction p : predictions) {
            marks.add(
                    new Line(
                            palette.style(p.model()),
                            after(p.mean()[i], from),
                            after(p.mean()[j], from),
                            p.model()));
        }
        marks.add(new Dots("start", Arrays.copyOf(x, 1), Arrays.copyOf(y, 1), "start"));
        for (Prediction p : predictions) {
            int last = p.mean()[i].length - 1;
            marks.add(
                    new Dots(
                            "end " + palette.style(p.model()),
                            new double[] {p.mean()[i][last]},
                            new double[] {p.mean()[j][last]},
                            p.model() + ", end"));
        }
        Channel across = data.targets().get(i);
        Channel up = data.targets().get(j);
        return new Chart(
                title,
                up.name() + " against " + across.name() + ", " + window.name(),
                Axis.of(across.name(), across.unit(), scale(window, i, from)),
                Axis.of(up.name(), up.unit(), scale(window, j, from)),
                marks,
                340,
                310,
                detail);
    }

    private Band band(double[] time, Prediction p, int d) {
        double[] low = new double[time.length];
        double[] high = new double[time.length];
        for (int t = 0; t < time.length; t++) {
            low[t] = p.mean()[d][t] - 2 * p.sd()[d][t];
            high[t] = p.mean()[d][t] + 2 * p.sd()[d][t];
        }
        return new Band(palette.style(p.model()), time, low, high, p.model() + " \u00b12 sd");
    }

    private static LinearScale scale(Window window, int d, int from) {
        Range truth = Range.of(after(window.truth()[d], from));
        Range all = truth;
        for (Prediction p : window.predictions()) {
            all = all.union(Range.of(after(p.mean()[d], from)));
        }
        boolean known = !truth.isEmpty() && truth.span() > 0;
        return LinearScale.padded(known ? all.intersection(truth.expand(BEYOND_TRUTH)) : all);
    }

    private static double[] after(double[] values, int from) {
        return Arrays.copyOfRange(values, Math.min(from, values.length), values.length);
    }
}
