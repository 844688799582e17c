package io.warplab.api.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaneTrigonometryTest {
    private static final long SEED = 20261124;

    private static void sinCos(double[] x, double[] sin, double[] cos) {
        LaneTrigonometry.sinCos(x, sin, cos, new double[x.length], new double[x.length]);
    }

    private static void check(double[] x) {
        double[] sin = new double[x.length];
        double[] cos = new double[x.length];
        sinCos(x, sin, cos);
        for (int n = 0; n < x.length; n++) {
            String what = "x = " + x[n] + ", seed " + SEED;
            assertThat(Math.abs(sin[n] - Math.sin(x[n]))).as(what).isLessThan(0x1p-52);
            assertThat(Math.abs(cos[n] - Math.cos(x[n]))).as(what).isLessThan(0x1p-52);
        }
    }

    @Test
    void agreesWithMathFarAndNear() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (double size : new double[] {1e-8, 0.1, 1, 10, 1e3, 1e6, 1e9}) {
            check(random.doubles(20_000, -size, size).toArray());
        }
    }

    @Test
    void agreesWithMathAroundMultiplesOfAnEighthTurn() {
        double[] x = new double[4000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 2000) * Math.PI / 4 + (i % 7 - 3) * 1e-12;
        }
        check(x);
    }

    @Test
    void smallAnglesKeepTheirRelativeAccuracy() {
        double[] x = {0.0, 1e-300, -1e-20, 1e-5, -1e-3};
        double[] sin = new double[x.length];
        sinCos(x, sin, new double[x.length]);
        for (int n = 0; n < x.length; n++) {
            assertThat(Math.abs(sin[n] - Math.sin(x[n])))
                    .isLessThanOrEqualTo(Math.ulp(Math.sin(x[n])));
        }
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        double[] x = {Double.NaN, Double.POSITIVE_INFINITY, 1};
        double[] sin = new double[3];
        double[] cos = new double[3];
        sinCos(x, sin, cos);
        assertThat(sin[0]).isNaN();
        assertThat(cos[1]).isNaN();
        assertThat(Math.abs(sin[2] - Math.sin(1))).isLessThan(1e-16);
    }
}
