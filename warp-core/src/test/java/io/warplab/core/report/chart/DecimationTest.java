package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimationTest {
    private static double[] series(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> i);
        return values;
    }

    @Test
    void extremesAndEndsStay() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 1000 + random.nextInt(5000);
            double[] x = series(n);
            double[] y = random.doubles(n, -1, 1).toArray();
            int spike = random.nextInt(n);
            int dip = (spike + 1 + random.nextInt(n - 1)) % n;
            y[spike] = 100;
            y[dip] = -100;
            int[] kept = Decimation.keep(x, y, 120);
            String which = "seed " + seed;
            assertThat(kept).as(which).contains(0, n - 1, spike, dip);
            assertThat(kept).as(which).isSorted().doesNotHaveDuplicates();
            assertThat(kept.length).as(which).isBetween(20, 120);
        }
    }

    @Test
    void aClosedCurveKeepsItsOutermostPoints() {
        int n = 10_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.cos(i * 0.01);
            y[i] = Math.sin(i * 0.01);
        }
        x[1234] = 3;
        x[4321] = -3;
        assertThat(Decimation.keep(x, y, 300)).contains(1234, 4321).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void longGapsStayGaps() {
        double[] y = series(3000);
        Arrays.fill(y, 1000, 2000, Double.NaN);
        int[] kept = Decimation.keep(series(3000), y, 180);
        assertThat(Arrays.stream(kept).anyMatch(i -> Double.isNaN(y[i]))).isTrue();
        assertThat(kept).contains(999, 2000);
    }

    @Test
    void shortSeriesStayWhole() {
        assertThat(Decimation.keep(series(7), series(7), 10)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
