package io.warplab.physics.mechanics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.physics.Quantity;
import io.warplab.physics.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DoublePendulumTest {
    private static final long SEED = 3;
    private static final DoublePendulum SYSTEM = new DoublePendulum();

    /**
     * Point masses on rods without weight have a textbook solution, in angles from the hanging
     * position: E. Neumann, myphysicslab.com, "Double Pendulum".
     */
    @Test
    void pointMassesAgreeWithTheTextbook() {
        Random random = new Random(SEED);
        for (int n = 0; n < 50; n++) {
            double m1 = 0.2 + random.nextDouble();
            double m2 = 0.2 + random.nextDouble();
            double l1 = 0.3 + random.nextDouble();
            double l2 = 0.3 + random.nextDouble();
            double g = 9.81;
            double[] x = random.doubles(4, -3, 3).toArray();
            double t1 = x[0] - Math.PI;
            double t2 = x[1] - Math.PI;
            double between = t1 - t2;
            double denominator = 2 * m1 + m2 - m2 * Math.cos(2 * between);
            double a1 =
                    (-g * (2 * m1 + m2) * Math.sin(t1)
                                    - m2 * g * Math.sin(t1 - 2 * t2)
                                    - 2
                                            * Math.sin(between)
                                            * m2
                                            * (x[3] * x[3] * l2
                                                    + x[2] * x[2] * l1 * Math.cos(between)))
                            / (l1 * denominator);
            double a2 =
                    2
                            * Math.sin(between)
                            * (x[2] * x[2] * l1 * (m1 + m2)
                                    + g * (m1 + m2) * Math.cos(t1)
                                    + x[3] * x[3] * l2 * m2 * Math.cos(between))
                            / (l2 * denominator);
            double inertia1 = (m1 + m2) * l1 * l1;
            double inertia2 = m2 * l2 * l2;
            double[] p = {
                g / l1,
                g / l2,
                inertia2 / inertia1,
                m2 * l1 * l2 / Math.sqrt(inertia1 * inertia2),
                0,
                0
            };
            assertThat(Sample.field(SYSTEM, x, p))
                    .as("seed %d, point %d", SEED, n)
                    .containsExactly(new double[] {x[2], x[3], a1, a2}, within(1e-9));
        }
    }

    /** dE/dt = -gamma1 w1^2 - rho gamma2 (w1 - w2)^2: what the joints take. */
    @Test
    void frictionTakesTheEnergyThatTheJointsTurnToHeat() {
        Random random = new Random(SEED);
        List<Quantity> parameters = SYSTEM.manifest().parameters();
        var energy = SYSTEM.manifest().invariants().get(0).value();
        for (int n = 0; n < 50; n++) {
            double[] x = random.doubles(4, -5, 5).toArray();
            double[] p = Sample.random(parameters, random);
            double[] dx = Sample.field(SYSTEM, x, p);
            double power = 0;
            for (int i = 0; i < 4; i++) {
                double h = 1e-4;
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += h;
                down[i] -= h;
                power += (energy.at(up, p) - energy.at(down, p)) / (2 * h) * dx[i];
            }
            double slip = x[2] - x[3];
            double expected = -p[4] * x[2] * x[2] - p[2] * p[5] * slip * slip;
            assertThat(power)
                    .as("seed %d, point %d", SEED, n)
                    .isCloseTo(expected, within(1e-5 * (1 + norm(dx) * norm(p))));
        }
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }

    /** The default parameters follow the measured motion, in its own channels, for 0.2 s. */
    @Test
    void defaultsFollowTheRecording() throws IOException {
        double[][] rows = recording();
        double step = rows[1][0] - rows[0][0];
        int ahead = 40;
        double sum = 0;
        int count = 0;
        double moved = 0;
        for (int i = 0; i + ahead < rows.length; i += 10) {
            double[] start = Arrays.copyOfRange(rows[i], 1, 5);
            double[] then = Arrays.copyOfRange(rows[i + ahead], 1, 5);
            double[] x = Sample.solve(SYSTEM, start, Sample.defaults(SYSTEM), ahead * step);
            for (int k = 0; k < 2; k++) {
                sum += (x[k] - then[k]) * (x[k] - then[k]);
                moved += (start[k] - then[k]) * (start[k] - then[k]);
                count++;
            }
        }
        assertThat(Math.sqrt(moved / count)).as("it swings").isGreaterThan(0.3);
        assertThat(Math.sqrt(sum / count)).as("RMS error of the angles, rad").isLessThan(0.02);
    }

    private static double[][] recording() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                DoublePendulumTest.class.getResourceAsStream(
                                        "double-pendulum-excerpt.csv"),
                                StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(2)
                    .map(
                            line ->
                                    Arrays.stream(line.split(","))
                                            .mapToDouble(Double::parseDouble)
                                            .toArray())
                    .toArray(double[][]::new);
        }
    }
}
