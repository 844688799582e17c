package io.warplab.physics.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class OscillatorsTest {
    @Test
    void massSpringDamperHasItsClosedForm() {
        double k = 300;
        double c = 3;
        double omega = Math.sqrt(k - c * c / 4);
        double t = 0.7;
        double[] x =
                Sample.solve(new MassSpringDamper(), new double[] {1, 0}, new double[] {k, c}, t);
        double decay = Math.exp(-c * t / 2);
        double sine = Math.sin(omega * t) / omega;
        assertThat(x[0]).isCloseTo(decay * (Math.cos(omega * t) + c / 2 * sine), within(1e-9));
        assertThat(x[1]).isCloseTo(-decay * k * sine, within(1e-8));
    }

    /** From the steady state it stays there: amplitude F / |k - w^2 + i c w|. */
    @Test
    void drivenMassSpringDamperHasItsSteadyState() {
        double k = 300;
        double c = 3;
        double force = 100;
        double w = 12;
        double phase = 0.4;
        double real = k - w * w;
        double imaginary = c * w;
        double amplitude = force / Math.hypot(real, imaginary);
        double lag = Math.atan2(imaginary, real);
        double t = 2.2;
        double[] p = {k, c, force, w, phase};
        double[] start = {
            amplitude * Math.cos(phase - lag), -amplitude * w * Math.sin(phase - lag)
        };
        double[] x = Sample.solve(new DrivenMassSpringDamper(), start, p, t);
        assertThat(x[0]).isCloseTo(amplitude * Math.cos(w * t + phase - lag), within(1e-9));
        assertThat(x[1]).isCloseTo(-amplitude * w * Math.sin(w * t + phase - lag), within(1e-8));
    }

    /** Equal masses and springs: together at sqrt(k), against each other at sqrt(k + 2 kc). */
    @Test
    void coupledOscillatorsHaveTheirNormalModes() {
        double[] p = {40, 40, 4, 4};
        double t = 3.1;
        double[] together = Sample.solve(new CoupledOscillators(), new double[] {1, 1, 0, 0}, p, t);
        double[] against = Sample.solve(new CoupledOscillators(), new double[] {1, -1, 0, 0}, p, t);
        double slow = Math.cos(Math.sqrt(40) * t);
        double fast = Math.cos(Math.sqrt(48) * t);
        assertThat(new double[] {together[0], together[1]})
                .containsExactly(new double[] {slow, slow}, within(1e-8));
        assertThat(new double[] {against[0], against[1]})
                .containsExactly(new double[] {fast, -fast}, within(1e-8));
    }

    /** With a mass ratio, total momentum changes by the wall springs alone. */
    @Test
    void couplingIsAnInternalForce() {
        double[] p = {0, 0, 4, 10};
        double massRatio = p[2] / p[3];
        double[] x = Sample.solve(new CoupledOscillators(), new double[] {1, 0, 0.3, -0.2}, p, 2.5);
        assertThat(x[2] + massRatio * x[3]).isCloseTo(0.3 - massRatio * 0.2, within(1e-9));
    }

    /** Two wells at +-sqrt(-alpha / beta), with the frequency sqrt(-2 alpha) in them. */
    @Test
    void duffingRestsInItsWells() {
        double[] p = {-4, 1, 0, 0, 1, 0};
        assertThat(Sample.field(new Duffing(), new double[] {2, 0}, p)).containsExactly(0, 0);
        assertThat(Sample.field(new Duffing(), new double[] {-2, 0}, p)).containsExactly(0, 0);
        double turn = 2 * Math.PI / Math.sqrt(8);
        double[] x = Sample.solve(new Duffing(), new double[] {2 + 1e-4, 0}, p, turn);
        assertThat(x[0]).isCloseTo(2 + 1e-4, within(1e-8));
    }

    /** Without the cubic term it is the driven mass-spring-damper. */
    @Test
    void duffingWithoutItsCubicTermIsLinear() {
        double[] start = {0.5, -0.1};
        double[] linear = {40, 0.7, 3, 2, 0.2};
        double[] duffing = {40, 0, 0.7, 3, 2, 0.2};
        assertThat(Sample.solve(new Duffing(), start, duffing, 1.7))
                .containsExactly(
                        Sample.solve(new DrivenMassSpringDamper(), start, linear, 1.7),
                        within(1e-9));
    }
}
