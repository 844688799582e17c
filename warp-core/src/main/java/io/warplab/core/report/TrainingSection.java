package io.warplab.core.report;

import io.warplab.core.report.Palette.Entry;
import io.warplab.core.report.ReportContent.LossCurve;
import io.warplab.core.report.ReportContent.Training;
import io.warplab.core.report.chart.Axis;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Dots;
import io.warplab.core.report.chart.Line;
import io.warplab.core.report.chart.LinearScale;
import io.warplab.core.report.chart.LogScale;
import io.warplab.core.report.chart.Mark;
import io.warplab.core.report.chart.Markup;
import io.warplab.core.report.chart.Range;
import io.warplab.core.report.chart.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Training loss and validation criterion over epochs, all models in one picture each. */
record TrainingSection(Training training, Palette palette) implements Section {
    private static final int DETAIL = 480;

    @Override
    public String id() {
        return "training";
    }

    @Override
    public String title() {
        return "Training";
    }

    @Override
    public boolean isEmpty() {
        return training.curves().isEmpty();
    }

    @Override
    public void write(Markup out) {
        Set<String> models = new LinkedHashSet<>();
        training.curves().forEach(curve -> models.add(curve.model()));
        palette.writeLegend(out, models, new Entry("dots best", "state that was kept"));
        out.open("div", "class", "grid");
        chart("Training", training.loss(), LossCurve::training, false).draw(out);
        chart("Validation", training.criterion(), LossCurve::validation, true).draw(out);
        out.close();
    }

    private Chart chart(
            String title, String label, Function<LossCurve, double[]> values, boolean best) {
        Range epochs = Range.EMPTY;
        Range all = Range.EMPTY;
        List<Mark> marks = new ArrayList<>();
        for (LossCurve curve : training.curves()) {
            epochs = epochs.union(Range.of(curve.epoch()));
            all = all.union(Range.of(values.apply(curve)));
            marks.add(line(curve, values.apply(curve)));
        }
        for (LossCurve curve : training.curves()) {
            int i = Arrays.binarySearch(curve.epoch(), curve.best());
            if (best && i >= 0) {
                double[] at = {curve.epoch()[i]};
                double[] value = {values.apply(curve)[i]};
                String hint = curve.model() + ", best epoch " + (long) curve.best();
                marks.add(new Dots("best " + palette.style(curve.model()), at, value, hint));
            }
        }
        // a likelihood may be negative, where a logarithm has nothing to show
        Scale y = all.low() > 0 ? new LogScale(all) : LinearScale.padded(all);
        return new Chart(
                title,
                title + " loss of each model by epoch",
                new Axis("epoch", LinearScale.whole(epochs)),
                new Axis(label, y),
                marks,
                Chart.WIDTH,
                Chart.HEIGHT,
                DETAIL);
    }

    /** Epochs without a value (validation may be rarer) do not break the line. */
    private Line line(LossCurve curve, double[] values) {
        int[] known =
                IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
        String hint = curve.run().isEmpty() ? curve.model() : curve.model() + ", " + curve.run();
        return new Line(
                palette.style(curve.model()),
                Arrays.stream(known).mapToDouble(i -> curve.epoch()[i]).toArray(),
                Arrays.stream(known).mapToDouble(i -> values[i]).toArray(),
                hint);
    }
}
