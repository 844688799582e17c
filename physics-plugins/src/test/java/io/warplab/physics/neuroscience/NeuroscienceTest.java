package io.warplab.physics.neuroscience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeuroscienceTest {
    private static final long SEED = 11;
    private static final HodgkinHuxley AXON = new HodgkinHuxley();

    /** Without current FitzHugh's cell rests at v = -1.1994, w = -0.6243. */
    @Test
    void fitzHughNagumoRestsWithoutCurrent() {
        double[] p = Sample.defaults(new FitzHughNagumo(), "current", 0);
        assertThat(Sample.solve(new FitzHughNagumo(), new double[] {-1, -0.5}, p, 400))
                .containsExactly(new double[] {-1.1994, -0.6243}, within(1e-4));
    }

    @Test
    void fitzHughNagumoFiresWithCurrent() {
        FitzHughNagumo cell = new FitzHughNagumo();
        double time = cell.manifest().characteristicTime();
        assertThat(Sample.period(cell, Sample.defaults(cell), 0, 0, 10 * time, 3 * time))
                .isCloseTo(time, within(0.02 * time));
    }

    /** The published rates, with a branch at their removable singularities. */
    private static double[] published(double[] x, double[] p) {
        double v = x[0];
        double n = x[1];
        double m = x[2];
        double h = x[3];
        double alphaN = v == -55 ? 0.1 : 0.01 * (v + 55) / (1 - Math.exp(-(v + 55) / 10));
        double alphaM = v == -40 ? 1 : 0.1 * (v + 40) / (1 - Math.exp(-(v + 40) / 10));
        double alphaH = 0.07 * Math.exp(-(v + 65) / 20);
        double betaN = 0.125 * Math.exp(-(v + 65) / 80);
        double betaM = 4 * Math.exp(-(v + 65) / 18);
        double betaH = 1 / (1 + Math.exp(-(v + 35) / 10));
        double currents =
                p[0] * m * m * m * h * (v - p[3])
                        + p[1] * n * n * n * n * (v - p[4])
                        + p[2] * (v + 54.387);
        return new double[] {
            p[5] - currents,
            p[6] * (alphaN * (1 - n) - betaN * n),
            p[6] * (alphaM * (1 - m) - betaM * m),
            p[6] * (alphaH * (1 - h) - betaH * h)
        };
    }

    @Test
    void hodgkinHuxleyAgreesWithThePublishedRates() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            double v = i == 0 ? -40 : i == 1 ? -55 : -100 + 160 * random.nextDouble();
            double[] x = {v, random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double[] p = Sample.random(AXON.manifest().parameters(), random);
            double[] expected = published(x, p);
            double[] field = Sample.field(AXON, x, p);
            assertThat(field[0])
                    .as("seed %d, point %d", SEED, i)
                    .isCloseTo(expected[0], within(1e-9 * (1 + Math.abs(expected[0]))));
            assertThat(Arrays.copyOfRange(field, 1, 4))
                    .as("seed %d, point %d", SEED, i)
                    .containsExactly(Arrays.copyOfRange(expected, 1, 4), within(5e-8));
        }
    }

    /** At -40 mV alpha_m is 1 per ms with the slope 1/20 per ms and mV. */
    @Test
    void hodgkinHuxleyHasItsDerivativeWhereThePublishedRateHasNone() {
        double[] closed = {-40, 0, 0, 0};
        double[] p = Sample.defaults(AXON);
        assertThat(Sample.field(AXON, closed, p)[2]).isCloseTo(1, within(5e-9));
        assertThat(Sample.jacobian(AXON, closed, p)[2][0]).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void hodgkinHuxleyRestsNearMinus65Millivolts() {
        double[] p = Sample.defaults(AXON, "current-over-c", 0);
        double[] x = Sample.solve(AXON, new double[] {-60, 0.4, 0.1, 0.5}, p, 200);
        assertThat(x[0]).isCloseTo(-65, within(0.01));
        assertThat(Sample.field(AXON, x, p)).containsExactly(new double[4], within(1e-6));
    }

    /** 10 uA/cm^2 make the axon fire about 68 times a second, with spikes to about +40 mV. */
    @Test
    void hodgkinHuxleyFiresUnderCurrent() {
        double[] p = Sample.defaults(AXON);
        double peak =
                Arrays.stream(Sample.solve(AXON, Sample.initialState(AXON), p, 100, 2000))
                        .mapToDouble(x -> x[0])
                        .max()
                        .orElseThrow();
        assertThat(peak).isBetween(35.0, 50.0);
        assertThat(Sample.period(AXON, p, 0, 0, 100, 50)).isCloseTo(14.6, within(0.2));
    }
}
