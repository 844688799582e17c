package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.physics.SeparableSystem;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SeparableSystem} keeps to besides what all systems do. Extend it instead of
 * {@link DynamicalSystemContract}: symplectic methods ask for the accelerations alone, everything
 * else for the derivatives, so the two must say the same.
 */
public abstract class SeparableSystemContract extends DynamicalSystemContract {
    private static final double ROUNDING = 1e-12;

    @Override
    protected abstract SeparableSystem system();

    @Test
    void statesAreHalfPositionsHalfVelocities() {
        assertThat(system().manifest().states().size() % 2)
                .as(
                        "The states of a separable system are positions, then as many velocities in"
                                + " the same order; an odd number cannot be. Make it a plain"
                                + " DynamicalSystem.")
                .isZero();
    }

    @Test
    void accelerationsHaveOneValuePerPosition() {
        for (FieldPoint p : points(true)) {
            assertThat(p.accelerations(system()))
                    .as("accelerations() must return one value per position; at %s", p)
                    .hasSize(p.state().length / 2);
        }
    }

    @Test
    void derivativesAreVelocitiesAndAccelerations() {
        for (FieldPoint p : points(true)) {
            double[] dx = p.value(system());
            int half = p.state().length / 2;
            Checks.same(
                    Arrays.copyOf(dx, half),
                    Arrays.copyOfRange(p.state(), half, 2 * half),
                    "The derivatives of the positions must be the velocities, which follow them in"
                            + " the state: leave derivatives() to SeparableSystem. Seed %d, at %s",
                    seed(),
                    p);
            Checks.allClose(
                    Arrays.copyOfRange(dx, half, 2 * half),
                    p.accelerations(system()),
                    ROUNDING,
                    "The derivatives of the velocities must be what accelerations() says, whatever"
                            + " the velocities are: a force that depends on a velocity, such as"
                            + " friction, makes a plain DynamicalSystem. Seed %d, at %s",
                    seed(),
                    p);
        }
    }

    @Test
    void accelerationsInLanesAreThoseOfDerivatives() {
        List<FieldPoint> points = points(false);
        LaneDual[] dx = FieldPoint.lanes(system(), points);
        LaneDual[] a = FieldPoint.laneAccelerations(system(), points);
        int half = dx.length / 2;
        for (int i = 0; i < half; i++) {
            String what =
                    "accelerations() in lanes, value or derivative, must be what derivatives() gives:"
                            + " do every operation with the methods of T. Acceleration "
                            + i
                            + ", seed "
                            + seed();
            Checks.allClose(a[i].values(), dx[half + i].values(), ROUNDING, "%s", what);
            double[][] slopes = LaneVariables.derivatives(a[i]);
            double[][] expected = LaneVariables.derivatives(dx[half + i]);
            for (int k = 0; k < slopes.length; k++) {
                Checks.allClose(slopes[k], expected[k], ROUNDING, "%s", what);
            }
        }
    }

    @Test
    void accelerationsLeaveTheirArgumentsAlone() {
        FieldPoint p = points(false).get(0);
        Binary64[] positions = FieldPoint.box(Arrays.copyOf(p.state(), p.state().length / 2));
        Binary64[] kept = positions.clone();
        Binary64[] parameters = FieldPoint.box(p.parameters());
        Binary64[] a = system().accelerations(new Binary64(p.time()), positions, parameters);
        assertThat(Arrays.equals(positions, kept) && a != positions && a != parameters)
                .as(
                        "accelerations() must not write to its arguments nor return one of them:"
                                + " symplectic methods go on with the positions. Build a new array.")
                .isTrue();
    }
}
