package io.warplab.api.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {
    @Test
    void agreesWithTheClosedFormAtEveryTime() {
        double[] times = {0.3, 0.31, 0.7, 1.5, 4, 9.9, 10.3};
        double omega = 3;
        double[][] states =
                Trajectories.integrate(
                        new Oscillator(), new double[] {1, 0}, new double[] {omega}, times, 1e-12);
        assertThat(states).hasDimensions(times.length, 2);
        for (int i = 0; i < times.length; i++) {
            double t = times[i] - times[0];
            assertThat(states[i][0]).isCloseTo(Math.cos(omega * t), within(1e-9));
            assertThat(states[i][1]).isCloseTo(-omega * Math.sin(omega * t), within(1e-8));
        }
    }

    @Test
    void followsTheExplicitTimeOfTheField() {
        double[][] states =
                Trajectories.integrate(
                        new Ramp(), new double[] {5}, new double[0], new double[] {2, 3, 4}, 1e-12);
        assertThat(states[1][0]).isCloseTo(5 + (9 - 4) / 2.0, within(1e-12));
        assertThat(states[2][0]).isCloseTo(5 + (16 - 4) / 2.0, within(1e-12));
    }

    @Test
    void closeTimesCostNoFurtherSteps() {
        Oscillator few = new Oscillator();
        Oscillator many = new Oscillator();
        double[] start = {1, 0};
        double[] p = {3};
        Trajectories.integrate(few, start, p, new double[] {0, 5}, 1e-9);
        Trajectories.integrate(many, start, p, grid(5, 2000), 1e-9);
        assertThat(many.calls.get()).isLessThan(2 * few.calls.get());
    }

    @Test
    void oneTimeGivesTheStart() {
        double[][] states =
                Trajectories.integrate(
                        new Oscillator(),
                        new double[] {1, 2},
                        new double[] {3},
                        new double[] {7},
                        1e-9);
        assertThat(states).isDeepEqualTo(new double[][] {{1, 2}});
    }

    @Test
    void timesMustIncrease() {
        assertThatThrownBy(
                        () ->
                                Trajectories.integrate(
                                        new Oscillator(),
                                        new double[] {1, 2},
                                        new double[] {3},
                                        new double[] {0, 2, 2},
                                        1e-9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0 then 2.0");
    }

    private static double[] grid(double end, int n) {
        double[] times = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = end * i / (n - 1);
        }
        return times;
    }

    /** x'' = -omega^2 x, counting how often it is asked. */
    private static final class Oscillator implements DynamicalSystem {
        private final AtomicLong calls = new AtomicLong();

        @Override
        public SystemManifest manifest() {
            return manifestOf(2);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            calls.incrementAndGet();
            T[] dx = MathArrays.buildArray(time.getField(), 2);
            dx[0] = x[1];
            dx[1] = p[0].square().multiply(x[0]).negate();
            return dx;
        }
    }

    /** x' = t. */
    private static final class Ramp implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return manifestOf(1);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 1);
            dx[0] = time;
            return dx;
        }
    }

    private static SystemManifest manifestOf(int states) {
        Quantity x = new Quantity("x", "x", "", -10, 10, 0);
        return new SystemManifest(
                "test", "", Collections.nCopies(states, x), List.of(), "s", 1, List.of(), "");
    }
}
