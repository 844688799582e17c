package io.warplab.physics.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class ChemistryTest {
    /** The Hopf bifurcation is at b = 1 + a^2, where the rest point's trace changes sign. */
    @Test
    void brusselatorOscillatesAboveItsThreshold() {
        double a = 1.3;
        for (double excess : new double[] {-0.2, 0, 0.2}) {
            double b = 1 + a * a + excess;
            double[] rest = {a, b / a};
            assertThat(Sample.field(new Brusselator(), rest, a, b))
                    .containsExactly(new double[2], within(1e-14));
            assertThat(Sample.divergence(new Brusselator(), rest, a, b))
                    .isCloseTo(excess, within(1e-14));
        }
        assertCharacteristicTime(new Brusselator(), 1, 1.5);
    }

    /** The rest point is unstable between b^2 = (1 - 2a -+ sqrt(1 - 8a)) / 2 (Strogatz, 7.3). */
    @Test
    void selkovOscillatesBetweenItsThresholds() {
        double a = 0.08;
        for (int sign : new int[] {-1, 1}) {
            double b = Math.sqrt((1 - 2 * a + sign * Math.sqrt(1 - 8 * a)) / 2);
            double[] rest = {b, b / (a + b * b)};
            assertThat(Sample.field(new GlycolyticOscillator(), rest, a, b))
                    .containsExactly(new double[2], within(1e-14));
            assertThat(Sample.divergence(new GlycolyticOscillator(), rest, a, b))
                    .isCloseTo(0, within(1e-13));
        }
        assertCharacteristicTime(new GlycolyticOscillator(), 0, 0.6);
    }

    private static void assertCharacteristicTime(DynamicalSystem system, int state, double level) {
        double time = system.manifest().characteristicTime();
        assertThat(
                        Sample.period(
                                system, Sample.defaults(system), state, level, 20 * time, 3 * time))
                .isCloseTo(time, within(0.02 * time));
    }

    @Test
    void roesslerRestsAtItsTwoFixedPoints() {
        double a = 0.2;
        double b = 0.2;
        double c = 5.7;
        for (int sign : new int[] {-1, 1}) {
            double x = (c + sign * Math.sqrt(c * c - 4 * a * b)) / 2;
            assertThat(Sample.field(new Roessler(), new double[] {x, -x / a, x / a}, a, b, c))
                    .containsExactly(new double[3], within(1e-12));
        }
    }

    @Test
    void roesslerSpreadsVolumesByItsFormula() {
        assertThat(Sample.divergence(new Roessler(), new double[] {4, 1, 2}, 0.2, 0.2, 5.7))
                .isCloseTo(0.2 + 4 - 5.7, within(1e-14));
    }
}
