package io.warplab.core.report;

import io.warplab.core.evaluation.Quantiles;
import io.warplab.core.report.ReportContent.Course;
import io.warplab.core.report.ReportContent.Identified;
import io.warplab.core.report.ReportContent.Parameter;
import io.warplab.core.report.chart.Axis;
import io.warplab.core.report.chart.CategoryScale;
import io.warplab.core.report.chart.Chart;
import io.warplab.core.report.chart.Dots;
import io.warplab.core.report.chart.Line;
import io.warplab.core.report.chart.LinearScale;
import io.warplab.core.report.chart.Mark;
import io.warplab.core.report.chart.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Charts of one physical parameter.
 *
 * @param timeUnit of the courses
 * @param palette looks of the models
 */
record ParameterCharts(String timeUnit, Palette palette) {
    private static final int DETAIL = 480;
    private static final int NEIGHBOURHOODS = 40;
    private static final int MOST_COURSES = 4;

    /**
     * Estimates over windows: against the truth where each window has its own, else in one row per
     * model.
     */
    Chart spread(Parameter parameter) {
        return parameter.truth().length > 1 && Range.of(parameter.truth()).span() > 0
                ? againstTruth(parameter)
                : strips(parameter);
    }

    /** How the estimates settle while the context is read. */
    Chart courses(Parameter parameter) {
        List<Mark> marks = new ArrayList<>();
        Range time = Range.EMPTY;
        Range all = Range.EMPTY;
        Range settled = Range.EMPTY;
        for (Identified identified : parameter.models()) {
            for (Course course : few(identified.courses())) {
                time = time.union(Range.of(course.time()));
                all = all.union(Range.of(course.values())).union(Range.of(course.truth()));
                settled = settled.union(central(late(course))).union(Range.of(course.truth()));
            }
        }
        // the first estimates may be far off: the picture is of those that follow
        Range values = settled.span() > 0 ? all.intersection(settled.expand(1)) : all;
        LinearScale x = new LinearScale(time);
        for (Identified identified : parameter.models()) {
            for (Course course : few(identified.courses())) {
                double truth = course.truth();
                Range ends = Range.of(course.time());
                marks.add(Line.between("reference", ends.low(), truth, ends.high(), truth));
                marks.add(
                        new Line(
                                palette.style(identified.model()),
                                course.time(),
                                course.values(),
                                identified.model() + ", " + course.window()));
            }
        }
        return new Chart(
                "While the context is read",
                "Estimates of " + parameter.name() + " over the context of a few windows",
                Axis.of("time in the window", timeUnit, x),
                Axis.of(symbol(parameter), parameter.unit(), LinearScale.padded(values)),
                marks,
                Chart.WIDTH,
                Chart.HEIGHT,
                DETAIL);
    }

    private Chart againstTruth(Parameter parameter) {
        Range truth = Range.of(parameter.truth());
        Range found = truth;
        List<Mark> marks = new ArrayList<>();
        for (Identified identified : parameter.models()) {
            found = found.union(central(identified.values()));
            marks.add(
                    new Dots(
                            "estimate " + palette.style(identified.model()),
                            parameter.truth(),
                            identified.values(),
                            identified.model()));
        }
        LinearScale x = LinearScale.padded(truth);
        Range ends = x.range();
        marks.add(Line.between("reference", ends.low(), ends.low(), ends.high(), ends.high()));
        return new Chart(
                "Identified against true",
                "Identified against true " + parameter.name(),
                Axis.of("true " + symbol(parameter), parameter.unit(), x),
                Axis.of(
                        "identified " + symbol(parameter),
                        parameter.unit(),
                        LinearScale.padded(found)),
                marks,
                Chart.WIDTH,
                Chart.HEIGHT,
                DETAIL);
    }

    private Chart strips(Parameter parameter) {
        List<Identified> models = parameter.models();
        Range values = Range.of(parameter.truth());
        for (Identified identified : models) {
            values = values.union(central(identified.values()));
        }
        LinearScale x = LinearScale.padded(values);
        List<Mark> marks = new ArrayList<>();
        for (int row = 0; row < models.size(); row++) {
            strip(marks, models.get(row), row, x.range());
        }
        for (double truth :
                Arrays.copyOf(parameter.truth(), Math.min(1, parameter.truth().length))) {
            marks.add(Line.between("reference", truth, -0.5, truth, models.size() - 0.5));
        }
        return new Chart(
                "Over windows",
                "Estimates of " + parameter.name() + " over windows",
                Axis.of(symbol(parameter), parameter.unit(), x),
                new Axis("", new CategoryScale(models.stream().map(Identified::model).toList())),
                marks,
                Chart.WIDTH,
                Math.max(Chart.HEIGHT, Math.min(800, 110 + 50 * models.size())),
                DETAIL);
    }

    /** Dots spread by how crowded it is around them: a sina plot (Sidiropoulos et al., 2018). */
    private void strip(List<Mark> marks, Identified identified, int row, Range range) {
        double[] values = identified.values();
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double reach = range.span() / NEIGHBOURHOODS;
        double most = 4;
        double[] crowd = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            crowd[n] = below(sorted, values[n] + reach) - below(sorted, values[n] - reach);
            most = Math.max(most, crowd[n]);
        }
        double[] heights = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            double golden = (n * 0.6180339887498949) % 1; // evenly spread and the same every time
            heights[n] = row + 0.36 * (2 * golden - 1) * Math.max(0, crowd[n] - 1) / most;
        }
        String style = palette.style(identified.model());
        Quantiles quantiles = new Quantiles(values);
        double median = quantiles.median();
        marks.add(new Dots("estimate " + style, values, heights, identified.model()));
        marks.add(
                Line.between(
                        "interval " + style, quantiles.at(0.05), row, quantiles.at(0.95), row));
        marks.add(Line.between("median " + style, median, row - 0.3, median, row + 0.3));
    }

    /** How many of the sorted values are below {@code limit}. */
    private static int below(double[] sorted, double limit) {
        int at = Arrays.binarySearch(sorted, limit);
        return at < 0 ? -at - 1 : at;
    }

    /** Where most values are, so that a few wild ones do not hide the rest. */
    private static Range central(double[] values) {
        Quantiles quantiles = new Quantiles(values);
        Range most = Range.of(quantiles.at(0.05), quantiles.at(0.95));
        Range all = Range.of(values);
        return most.span() > 0 ? all.intersection(most.expand(1)) : all;
    }

    private static double[] late(Course course) {
        return Arrays.copyOfRange(
                course.values(), course.values().length / 2, course.values().length);
    }

    private static List<Course> few(List<Course> courses) {
        return courses.subList(0, Math.min(courses.size(), MOST_COURSES));
    }

    private static String symbol(Parameter parameter) {
        return parameter.symbol().isEmpty() ? parameter.name() : parameter.symbol();
    }
}
