package io.warplab.physics.ecology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class EcologyTest {
    /** Small swings about (c/d, a/b) have the period 2 pi / sqrt(a c). */
    @Test
    void lotkaVolterraCyclesAboutItsFixedPoint() {
        double[] p = {2, 3, 5, 4};
        double prey = 5.0 / 4;
        double predators = 2.0 / 3;
        assertThat(Sample.field(new LotkaVolterra(), new double[] {prey, predators}, p))
                .containsExactly(new double[2], within(1e-14));
        double[] start = {prey + 1e-4, predators};
        double period = 2 * Math.PI / Math.sqrt(2 * 5);
        assertThat(Sample.solve(new LotkaVolterra(), start, p, period))
                .containsExactly(start, within(1e-7));
    }

    @Test
    void rosenzweigMacArthurRestsWhereBirthsMeetDeaths() {
        double[] p = {1.1, 6, 0.9, 0.4, 0.5, 0.3};
        double[] rest = coexistence(p);
        assertThat(Sample.field(new RosenzweigMacArthur(), rest, p))
                .containsExactly(new double[2], within(1e-14));
        assertThat(Sample.field(new RosenzweigMacArthur(), new double[] {6, 0}, p))
                .as("prey alone fill the capacity")
                .containsExactly(new double[2], within(1e-14));
    }

    /** The paradox of enrichment: the rest point loses its stability at a known capacity. */
    @Test
    void enrichmentDestabilises() {
        double attack = 0.9;
        double handling = 0.4;
        double conversion = 0.5;
        double death = 0.3;
        double critical =
                (conversion + death * handling)
                        / (attack * handling * (conversion - death * handling));
        for (double share : new double[] {0.9, 1, 1.1}) {
            double[] p = {1.1, share * critical, attack, handling, conversion, death};
            double trace = Sample.divergence(new RosenzweigMacArthur(), coexistence(p), p);
            assertThat(Math.signum(Math.rint(trace * 1e9)))
                    .as("trace %g at %g of the critical capacity", trace, share)
                    .isEqualTo(Math.signum(share - 1));
        }
    }

    @Test
    void rosenzweigMacArthurCyclesByDefault() {
        RosenzweigMacArthur system = new RosenzweigMacArthur();
        double time = system.manifest().characteristicTime();
        assertThat(Sample.period(system, Sample.defaults(system), 0, 1, 20 * time, 3 * time))
                .isCloseTo(time, within(0.05 * time));
    }

    private static double[] coexistence(double[] p) {
        double prey = p[5] / (p[2] * (p[4] - p[5] * p[3]));
        double predators = p[0] * (1 - prey / p[1]) * (1 + p[2] * p[3] * prey) / p[2];
        return new double[] {prey, predators};
    }
}
