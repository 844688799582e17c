package io.warplab.physics.electronics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectronicsTest {
    private static final double[] CHUA = {9, 14, -2, -0.5};

    /** The periods of the limit cycle are known to many digits. */
    @ParameterizedTest
    @CsvSource({"1, 1, 6.66328686", "10, 1, 19.07836957", "1, 4, 6.66328686"})
    void vanDerPolHasTheKnownPeriod(double mu, double omega0, double known) {
        double[] p = {mu, omega0};
        double period =
                Sample.period(new VanDerPol(), p, 0, 0, 10 * known / omega0, 3 * known / omega0);
        assertThat(period * omega0).isCloseTo(known, within(1e-4));
    }

    @Test
    void vanDerPolWithoutDampingIsHarmonic() {
        double[] x = Sample.solve(new VanDerPol(), new double[] {1.5, 0}, new double[] {0, 3}, 0.7);
        assertThat(x)
                .containsExactly(
                        new double[] {1.5 * Math.cos(2.1), -4.5 * Math.sin(2.1)}, within(1e-9));
    }

    /** Outside the kinks the circuit rests at x = +-(m1 - m0) / (m1 + 1). */
    @Test
    void chuaRestsInBothScrollsAndBetween() {
        double m0 = -8.0 / 7;
        double m1 = -5.0 / 7;
        double x = (m1 - m0) / (m1 + 1);
        for (double[] rest : new double[][] {{0, 0, 0}, {x, 0, -x}, {-x, 0, x}}) {
            assertThat(Sample.field(new ChuaCircuit(), rest, 9, 100.0 / 7, m0, m1))
                    .containsExactly(new double[3], within(1e-13));
        }
    }

    /** dx'/dx = -alpha (1 + slope). */
    @ParameterizedTest
    @CsvSource({"-3, -0.5", "-0.9, -2", "0, -2", "0.9, -2", "1.1, -0.5"})
    void chuaResistorHasTwoSlopes(double x, double slope) {
        double[][] jacobian =
                Sample.jacobian(new ChuaCircuit(), new double[] {x, 0, 0}, 9, 14, -2, -0.5);
        assertThat(jacobian[0][0]).isCloseTo(-9 * (1 + slope), within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1})
    void chuaResistorIsContinuousAtItsKinks(double kink) {
        double[] below = Sample.field(new ChuaCircuit(), new double[] {kink - 1e-9, 0, 0}, CHUA);
        double[] above = Sample.field(new ChuaCircuit(), new double[] {kink + 1e-9, 0, 0}, CHUA);
        assertThat(below[0]).isCloseTo(above[0], within(1e-7));
        assertThat(Sample.field(new ChuaCircuit(), new double[] {kink, 0, 0}, CHUA)[0])
                .isCloseTo(above[0], within(1e-7));
    }

    /** Switched on from rest: u = U (1 - exp(-a t) (cos w t + a/w sin w t)). */
    @Test
    void rlcCircuitStepsAsItsClosedForm() {
        double resistance = 10;
        double inductance = 0.01;
        double capacitance = 1e-5;
        double source = 5;
        double[] p = {
            1 / capacitance, 1 / inductance, resistance / inductance, source / inductance
        };
        double decay = resistance / (2 * inductance);
        double w = Math.sqrt(1 / (inductance * capacitance) - decay * decay);
        double t = 1.3e-3;
        double envelope = Math.exp(-decay * t);
        double[] x = Sample.solve(new RlcCircuit(), new double[2], p, t);
        assertThat(x[0])
                .isCloseTo(
                        source * (1 - envelope * (Math.cos(w * t) + decay / w * Math.sin(w * t))),
                        within(1e-8));
        assertThat(x[1])
                .isCloseTo(source / (w * inductance) * envelope * Math.sin(w * t), within(1e-8));
    }
}
