package io.warplab.physics.epidemiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class EpidemiologyTest {
    private static final double TRANSMISSION = 0.5;
    private static final double INCUBATION = 0.2;
    private static final double RECOVERY = 0.25;
    private static final double REPRODUCTION = TRANSMISSION / RECOVERY;

    /** What is left at the end: log(S_end / S_0) = -R0 (R_end - R_0). */
    @Test
    void epidemicEndsAtItsFinalSize() {
        double[] start = {0.99, 0.01, 0};
        double[] end = Sample.solve(new Sir(), start, new double[] {TRANSMISSION, RECOVERY}, 400);
        assertThat(end[1]).as("it is over").isCloseTo(0, within(1e-9));
        assertThat(end[0]).as("not all were infected").isBetween(0.15, 0.25);
        assertThat(Math.log(end[0] / 0.99)).isCloseTo(-REPRODUCTION * end[2], within(1e-8));
    }

    @Test
    void latencyDelaysTheEpidemicButLeavesItsFinalSize() {
        double[] start = {0.99, 0, 0.01, 0};
        double[] p = {TRANSMISSION, INCUBATION, RECOVERY};
        double[] end = Sample.solve(new Seir(), start, p, 1000);
        assertThat(end[1] + end[2]).as("it is over").isCloseTo(0, within(1e-9));
        assertThat(Math.log(end[0] / 0.99)).isCloseTo(-REPRODUCTION * end[3], within(1e-8));
        double sirAt20 =
                Sample.solve(
                        new Sir(),
                        new double[] {0.99, 0.01, 0},
                        new double[] {TRANSMISSION, RECOVERY},
                        20)[0];
        assertThat(Sample.solve(new Seir(), start, p, 20)[0]).isGreaterThan(sirAt20 + 0.1);
    }

    /** Infectious peak when S = 1 / R0. */
    @Test
    void infectiousPeakAtTheThreshold() {
        double[] atPeak = {1 / REPRODUCTION, 0.1, 1 - 0.1 - 1 / REPRODUCTION};
        double[] dx = Sample.field(new Sir(), atPeak, TRANSMISSION, RECOVERY);
        assertThat(dx[1]).isCloseTo(0, within(1e-15));
        assertThat(dx[0]).isCloseTo(-RECOVERY * 0.1, within(1e-15));
    }

    /** Early growth r solves (r + sigma) (r + gamma) = beta sigma. */
    @Test
    void earlyGrowthIsThatOfTheLinearModel() {
        double sum = INCUBATION + RECOVERY;
        double product = INCUBATION * (RECOVERY - TRANSMISSION);
        double rate = (-sum + Math.sqrt(sum * sum - 4 * product)) / 2;
        double seed = 1e-7;
        double[] start = {1, seed, seed * INCUBATION / (rate + RECOVERY), 0};
        double[] p = {TRANSMISSION, INCUBATION, RECOVERY};
        double[] x = Sample.solve(new Seir(), start, p, 20);
        assertThat(Math.log(x[1] / seed) / 20).isCloseTo(rate, within(1e-5));
    }
}
