package io.warplab.physics.robotics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import org.junit.jupiter.api.Test;

class PlanarQuadrotorTest {
    private static final PlanarQuadrotor SYSTEM = new PlanarQuadrotor();
    private static final double GRAVITY = 9.80665;

    @Test
    void hoversWhenThrustCarriesItsWeight() {
        double[] level = {3, 2, 0, 0, 0, 0};
        assertThat(Sample.field(SYSTEM, level, GRAVITY, 0, 0.3, 1))
                .containsExactly(new double[6], within(0.0));
    }

    @Test
    void fallsFreelyWithoutThrustAndDrag() {
        double[] start = {0, 10, 0.3, 1, 2, 0.5};
        double t = 0.8;
        assertThat(Sample.solve(SYSTEM, start, new double[4], t))
                .containsExactly(
                        new double[] {
                            t,
                            10 + 2 * t - GRAVITY * t * t / 2,
                            0.3 + 0.5 * t,
                            1,
                            2 - GRAVITY * t,
                            0.5
                        },
                        within(1e-10));
    }

    /** A pitch to the left (positive) pushes it to the left (negative x). */
    @Test
    void thrustActsAlongTheBody() {
        double[] dx = Sample.field(SYSTEM, new double[] {0, 0, 0.4, 0, 0, 0}, 12, 0, 0, 0);
        assertThat(dx[3]).isCloseTo(-12 * Math.sin(0.4), within(1e-14));
        assertThat(dx[4]).isCloseTo(12 * Math.cos(0.4) - GRAVITY, within(1e-14));
    }

    @Test
    void dragLimitsClimbAndTurn() {
        double[] climbing = {0, 0, 0, 0, 0, 0};
        double[] late = Sample.solve(SYSTEM, climbing, new double[] {12, 0, 0.5, 1}, 40);
        assertThat(late[4]).isCloseTo((12 - GRAVITY) / 0.5, within(1e-7));
        double[] turning = Sample.solve(SYSTEM, climbing, new double[] {12, 3, 0.5, 2}, 20);
        assertThat(turning[5]).isCloseTo(1.5, within(1e-9));
    }
}
