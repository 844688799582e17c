package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathDataTest {
    @Test
    void stepsAreRelativeAndInTenths() {
        String path =
                new PathData().to(0, 10.04).to(0.3, 10).to(-4.26, 10).lift().to(7, 8).finish();
        assertThat(path).isEqualTo("M0 10l.3 0l-4.6 0M7 8h0");
    }

    @Test
    void roundingDoesNotAddUp() {
        long seed = 4;
        Random random = new Random(seed);
        PathData path = new PathData();
        double x = 0;
        double y = 0;
        for (int i = 0; i < 5000; i++) {
            x += random.nextGaussian();
            y += random.nextGaussian();
            path.to(x, y);
        }
        double left = 0;
        double top = 0;
        String number = "(-?\\d*\\.?\\d+)";
        Matcher steps = Pattern.compile("[Ml]" + number + " ?" + number).matcher(path.finish());
        while (steps.find()) {
            left += Double.parseDouble(steps.group(1));
            top += Double.parseDouble(steps.group(2));
        }
        assertThat(left).as("seed " + seed).isEqualTo(x, within(0.051));
        assertThat(top).as("seed " + seed).isEqualTo(y, within(0.051));
    }

    @Test
    void lengthsHaveOneDecimal() {
        assertThat(PathData.pixels(12)).isEqualTo("12");
        assertThat(PathData.pixels(-0.26)).isEqualTo("-.3");
        assertThat(PathData.pixels(0)).isEqualTo("0");
    }
}
