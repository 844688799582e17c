package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final double[] X = {0, 1, 2, 3, 4};

    private static String draw(Scale y, Mark... marks) {
        Markup out = new Markup();
        Axis time = Axis.of("time", "s", new LinearScale(new Range(0, 4)));
        new Chart("title", "about", time, Axis.of("v", "m/s", y), List.of(marks), 400, 300, 100)
                .draw(out);
        return out.finish();
    }

    private static String path(String svg, String style) {
        Matcher matcher = Pattern.compile("class=\"" + style + "\" d=\"([^\"]*)\"").matcher(svg);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void unitsStandOnBothAxes() {
        String svg = draw(new LinearScale(new Range(0, 1)));
        assertThat(svg).contains(">time (s)<", ">v (m/s)<", ">title<", "aria-label=\"about\"");
    }

    @Test
    void valuesThatAreNotFiniteBreakTheLineAndNothingElse() {
        double[] y = {0, 1, Double.NaN, 1, Double.POSITIVE_INFINITY};
        String svg = draw(new LinearScale(new Range(0, 1)), new Line("m", X, y, ""));
        String path = path(svg, "line m");
        assertThat(path.chars().filter(c -> c == 'M').count()).as(path).isEqualTo(2);
        assertThat(path.chars().filter(c -> c == 'l').count()).as(path).isEqualTo(1);
        assertThat(path).as("a point alone shows as a dot").endsWith("h0");
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void aSeriesOfNothingButNaNDrawsNoLine() {
        double[] none = new double[5];
        Arrays.fill(none, Double.NaN);
        String svg =
                draw(
                        LinearScale.padded(Range.of(none)),
                        new Line("m", X, none, ""),
                        new Band("m", X, none, none, ""),
                        new Dots("m", X, none, ""));
        assertThat(svg).doesNotContain("class=\"line", "class=\"band", "class=\"dots", "NaN");
    }

    @Test
    void aLogarithmicAxisLeavesOutZeroAndBelow() {
        double[] y = {1e-3, 0, -1, 1e-1, 1};
        String path =
                path(draw(new LogScale(Range.ofPositive(y)), new Line("m", X, y, "")), "line m");
        assertThat(path.chars().filter(c -> c == 'M').count()).as(path).isEqualTo(2);
    }

    @Test
    void hugeValuesStayWithinWhatRenderersTake() {
        double[] y = {0, 1e300, -1e300, 0, Double.MAX_VALUE};
        String path =
                path(draw(new LinearScale(new Range(0, 1)), new Line("m", X, y, "")), "line m");
        Matcher numbers = Pattern.compile("\\d+").matcher(path);
        while (numbers.find()) {
            assertThat(numbers.group().length()).as(path).isLessThanOrEqualTo(5);
        }
    }
}
