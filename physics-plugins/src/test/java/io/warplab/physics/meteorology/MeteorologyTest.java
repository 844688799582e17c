package io.warplab.physics.meteorology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeteorologyTest {
    private static final long SEED = 5;

    @Test
    void lorenz63RestsAtItsThreeFixedPoints() {
        double sigma = 10;
        double rho = 28;
        double beta = 8.0 / 3;
        double c = Math.sqrt(beta * (rho - 1));
        double[][] rests = {{0, 0, 0}, {c, c, rho - 1}, {-c, -c, rho - 1}};
        for (double[] rest : rests) {
            assertThat(Sample.field(new Lorenz63(), rest, sigma, rho, beta))
                    .containsExactly(new double[3], within(1e-13));
        }
    }

    @Test
    void lorenz63ContractsVolumesEverywhereAlike() {
        assertThat(Sample.divergence(new Lorenz63(), new double[] {3, -7, 20}, 10, 28, 8.0 / 3))
                .isCloseTo(-(10 + 1 + 8.0 / 3), within(1e-13));
    }

    @Test
    void lorenz96MeetsItsFormulaSiteBySite() {
        double[] x = {1, 2, 4, 8, 16};
        assertThat(Sample.field(new Lorenz96(5), x, 3))
                .containsExactly(
                        (2 - 8) * 16 - 1 + 3,
                        (4 - 16) * 1 - 2 + 3,
                        (8 - 1) * 2 - 4 + 3,
                        (16 - 2) * 4 - 8 + 3,
                        (1 - 4) * 8 - 16 + 3);
    }

    /** Advection only moves energy about: d/dt sum x^2/2 = -sum x^2 + F sum x. */
    @Test
    void lorenz96AdvectionKeepsEnergy() {
        double[] x = new Random(SEED).doubles(40, -5, 10).toArray();
        double[] dx = Sample.field(new Lorenz96(), x, 8);
        double power = 0;
        double expected = 0;
        for (int i = 0; i < x.length; i++) {
            power += x[i] * dx[i];
            expected += -x[i] * x[i] + 8 * x[i];
        }
        assertThat(power).as("seed %d", SEED).isCloseTo(expected, within(1e-9));
    }

    @Test
    void lorenz96RestsWhereAllSitesEqualTheForcing() {
        double[] rest = new double[40];
        Arrays.fill(rest, 8);
        assertThat(Sample.field(new Lorenz96(), rest, 8)).containsOnly(0);
    }

    @Test
    void sizesHaveNamesOfTheirOwn() {
        assertThat(new Lorenz96().manifest().states()).hasSize(Lorenz96.DEFAULT_SITES);
        assertThat(new Lorenz96(12).manifest().name()).isEqualTo("lorenz-96-12");
        assertThat(new Lorenz96(12).manifest().states()).hasSize(12);
        assertThatThrownBy(() -> new Lorenz96(3)).hasMessage("expected at least 4 sites, got 3");
    }
}
