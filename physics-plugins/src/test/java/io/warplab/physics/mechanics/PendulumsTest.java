package io.warplab.physics.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Trajectories;
import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendulumsTest {
    private static final double OMEGA0_SQUARED = 50;

    /** The quarter period of a swing of amplitude A is K(sin(A/2)) / omega0. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 2.5})
    void idealPendulumHasTheEllipticPeriod(double amplitude) {
        double modulus = Math.sin(amplitude / 2);
        double mean = arithmeticGeometricMean(1, Math.sqrt(1 - modulus * modulus));
        double quarter = Math.PI / (2 * mean) / Math.sqrt(OMEGA0_SQUARED);
        double[] start = {Math.PI - amplitude, 0};
        double[] x = Sample.solve(new Pendulum(), start, new double[] {OMEGA0_SQUARED}, quarter);
        assertThat(x[0]).as("hangs down").isCloseTo(Math.PI, within(1e-8));
        assertThat(x[1])
                .as("with all its energy in motion")
                .isCloseTo(2 * modulus * Math.sqrt(OMEGA0_SQUARED), within(1e-7));
    }

    private static double arithmeticGeometricMean(double a, double b) {
        while (Math.abs(a - b) > 1e-15) {
            double mean = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = mean;
        }
        return a;
    }

    @Test
    void piHangsDownForAllOfThem() {
        double[] below = {Math.PI - 0.1, 0};
        for (DynamicalSystem system :
                new DynamicalSystem[] {new Pendulum(), new DampedPendulum()}) {
            assertThat(Sample.field(system, below, Sample.defaults(system))[1])
                    .as("pulled towards pi")
                    .isPositive();
        }
        double[] undriven = Sample.defaults(new DrivenPendulum(), "drive-amplitude", 0);
        assertThat(Sample.field(new DrivenPendulum(), below, undriven)[1]).isPositive();
    }

    /** A swing of 0.001 rad loses amplitude as exp(-damping t / 2). */
    @Test
    void dampedPendulumDecaysAsTheLinearOne() {
        double damping = 0.8;
        double omega = Math.sqrt(OMEGA0_SQUARED - damping * damping / 4);
        double turn = 2 * Math.PI / omega;
        double[] x =
                Sample.solve(
                        new DampedPendulum(),
                        new double[] {Math.PI - 1e-3, 0},
                        new double[] {OMEGA0_SQUARED, damping},
                        turn);
        assertThat(Math.PI - x[0]).isCloseTo(1e-3 * Math.exp(-damping * turn / 2), within(1e-9));
    }

    @Test
    void drivenPendulumIsTheDampedOnePlusItsTorque() {
        double[] state = {0.7, -0.4};
        double time = 1.3;
        double[] p = {9, 0.5, 1.5, 2, 0.3};
        double expected = 9 * Math.sin(0.7) + 0.5 * 0.4 + 1.5 * Math.cos(2 * time + 0.3);
        double[] dx = Trajectories.derivatives(new DrivenPendulum(), time, state, p);
        assertThat(dx[0]).isEqualTo(-0.4);
        assertThat(dx[1]).isCloseTo(expected, within(1e-14));
    }
}
