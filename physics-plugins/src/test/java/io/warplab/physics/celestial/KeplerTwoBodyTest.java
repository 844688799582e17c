package io.warplab.physics.celestial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class KeplerTwoBodyTest {
    private static final KeplerTwoBody SYSTEM = new KeplerTwoBody();
    private static final double SUN = 4 * Math.PI * Math.PI;

    /** Kepler's third law: the period is 2 pi sqrt(a^3 / mu), whatever the eccentricity. */
    @Test
    void eccentricOrbitClosesAfterItsPeriod() {
        double axis = 1.7;
        double eccentricity = 0.6;
        double perihelion = axis * (1 - eccentricity);
        double speed = Math.sqrt(SUN * (1 + eccentricity) / perihelion);
        double[] start = {perihelion, 0, 0, speed};
        double period = 2 * Math.PI * Math.sqrt(axis * axis * axis / SUN);
        double[][] x = Sample.solve(SYSTEM, start, new double[] {SUN}, period, 2);
        assertThat(x[1])
                .as("aphelion after half of it")
                .containsExactly(
                        new double[] {
                            -axis * (1 + eccentricity), 0, 0, -speed * perihelion / axis / 1.6
                        },
                        within(1e-7));
        assertThat(x[2]).containsExactly(start, within(1e-7));
    }

    @Test
    void eccentricityVectorPointsToThePerihelion() {
        double[] perihelion = {0.4, 0, 0, Math.sqrt(SUN * 1.6 / 0.4)};
        double[] p = {SUN};
        var invariants = SYSTEM.manifest().invariants();
        assertThat(invariants.get(2).value().at(perihelion, p)).isCloseTo(0.6, within(1e-12));
        assertThat(invariants.get(3).value().at(perihelion, p)).isCloseTo(0, within(1e-12));
    }

    @Test
    void earthGoesRoundInAYear() {
        double[] start = Sample.initialState(SYSTEM);
        assertThat(Sample.solve(SYSTEM, start, Sample.defaults(SYSTEM), 1))
                .containsExactly(start, within(1e-8));
    }
}
