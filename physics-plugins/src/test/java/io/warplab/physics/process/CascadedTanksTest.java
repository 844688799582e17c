package io.warplab.physics.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class CascadedTanksTest {
    private static final CascadedTanks SYSTEM = new CascadedTanks();

    @Test
    void levelsSettleWhereOutflowMeetsSupply() {
        double[] p = {0.05, 0.04, 0.03, 0.02};
        double[] x = Sample.solve(SYSTEM, new double[] {0.01, 0.01}, p, 2000);
        assertThat(x[0]).isCloseTo(0.4 * 0.4, within(1e-5));
        assertThat(x[1]).isCloseTo(Math.pow(0.04 * 0.4 / 0.03, 2), within(1e-5));
    }

    /** Torricelli: the root of the level falls linearly, sqrt(h) = sqrt(h0) - k t / 2. */
    @Test
    void tankEmptiesByTorricellisLaw() {
        double[] p = {0.05, 0.05, 0.05, 0};
        double t = 10;
        double[] x = Sample.solve(SYSTEM, new double[] {0.5, 0.1}, p, t);
        assertThat(x[0]).isCloseTo(Math.pow(Math.sqrt(0.5) - 0.05 * t / 2, 2), within(1e-5));
    }

    /** An integrator's stray below zero is pulled back; slopes are finite all the way. */
    @Test
    void emptyTanksAreHarmless() {
        double[] p = {0.05, 0.05, 0.05, 0};
        assertThat(Sample.field(SYSTEM, new double[2], p)).containsOnly(0);
        assertThat(Sample.field(SYSTEM, new double[] {-0.01, 0}, p)[0]).isPositive();
        double slope = 0.05 / Math.sqrt(1e-3);
        assertThat(Sample.jacobian(SYSTEM, new double[2], p)[0][0])
                .isCloseTo(-slope, within(1e-12));
        assertThat(Sample.solve(SYSTEM, new double[] {0.01, 0}, p, 100)[0])
                .isCloseTo(0, within(1e-6));
    }
}
