package io.warplab.physics.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Invariant;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.SeparableSystem;
import io.warplab.physics.PhysicsPlugin;
import io.warplab.physics.Sample;
import io.warplab.physics.ecology.LotkaVolterra;
import io.warplab.physics.mechanics.DampedPendulum;
import io.warplab.physics.mechanics.Pendulum;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FixedStepMethodTest {
    private static final DynamicalSystem PENDULUM = new Pendulum();
    private static final double[] START = {2, 1};
    private static final double[] UNIT = {1};

    private static Prior prior(DynamicalSystem system, FixedStepMethod method, int substeps) {
        return new OdePriorFactory()
                .create(
                        new OdePriorConfig(
                                system.manifest().name(),
                                method,
                                substeps,
                                Prior.Form.STEP,
                                "",
                                Map.of()),
                        name -> system);
    }

    private static double[] advance(
            DynamicalSystem system,
            FixedStepMethod method,
            double[] start,
            double[] parameters,
            double time,
            int steps) {
        return Arrays.stream(
                        prior(system, method, steps)
                                .predict(
                                        new Binary64(0),
                                        new Binary64(time),
                                        box(start),
                                        box(parameters),
                                        1))
                .mapToDouble(Binary64::getReal)
                .toArray();
    }

    private static Binary64[] box(double[] values) {
        Binary64[] out = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        Arrays.setAll(out, i -> new Binary64(values[i]));
        return out;
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "EULER, 1, 8000",
        "MIDPOINT, 2, 400",
        "RK4, 4, 60",
        "LUTHER, 6, 20",
    })
    void errorFallsWithTheOrderOfTheMethod(FixedStepMethod method, int order, int steps) {
        assertOrder(order, new LotkaVolterra(), new double[] {1, 1, 1, 1}, method, steps);
    }

    @ParameterizedTest
    @CsvSource({"VELOCITY_VERLET, 2, 200", "YOSHIDA4, 4, 100"})
    void errorOfSymplecticMethodsFallsWithTheirOrder(FixedStepMethod method, int order, int steps) {
        assertOrder(order, PENDULUM, UNIT, method, steps);
    }

    private static void assertOrder(
            int order,
            DynamicalSystem system,
            double[] parameters,
            FixedStepMethod method,
            int stepsPerUnit) {
        double coarse = error(system, parameters, method, stepsPerUnit);
        double fine = error(system, parameters, method, 2 * stepsPerUnit);
        assertThat(Math.log(coarse / fine) / Math.log(2))
                .as("observed order; errors %g and %g", coarse, fine)
                .isCloseTo(order, within(0.1));
    }

    /** Over several times, since at some of them leading terms of the error cancel. */
    private static double error(
            DynamicalSystem system, double[] parameters, FixedStepMethod method, int stepsPerUnit) {
        double sum = 0;
        for (int end = 1; end <= 4; end++) {
            double[] x = advance(system, method, START, parameters, end, end * stepsPerUnit);
            sum += Math.pow(distance(x, Sample.solve(system, START, parameters, end)), 2);
        }
        return Math.sqrt(sum);
    }

    static Stream<DynamicalSystem> separable() {
        return new PhysicsPlugin().systems().stream().filter(s -> s instanceof SeparableSystem);
    }

    @ParameterizedTest
    @MethodSource("separable")
    void symplecticMethodsAreReversible(DynamicalSystem system) {
        double[] x = Sample.initialState(system);
        double[] p = Sample.defaults(system);
        double span = system.manifest().characteristicTime();
        for (FixedStepMethod method :
                new FixedStepMethod[] {FixedStepMethod.VELOCITY_VERLET, FixedStepMethod.YOSHIDA4}) {
            double[] there = advance(system, method, x, p, span, 200);
            assertThat(distance(there, advance(system, FixedStepMethod.LUTHER, x, p, span, 200)))
                    .as("it goes where other methods go")
                    .isLessThan(0.05);
            assertThat(distance(advance(system, method, there, p, -span, 200), x))
                    .as("and comes back by %s", method)
                    .isLessThan(1e-10);
        }
    }

    /** A hundred periods: the symplectic error stays within a band, others' grow with time. */
    @Test
    void symplecticMethodsDoNotLoseEnergy() {
        Invariant energy = PENDULUM.manifest().invariants().get(0);
        double period = 2 * Math.PI;
        double verlet = worstLateDrift(FixedStepMethod.VELOCITY_VERLET, energy, period);
        double yoshida = worstLateDrift(FixedStepMethod.YOSHIDA4, energy, period);
        double midpoint = worstLateDrift(FixedStepMethod.MIDPOINT, energy, period);
        assertThat(verlet).isLessThan(2e-3);
        assertThat(yoshida).isLessThan(2e-4);
        assertThat(midpoint).isGreaterThan(20 * verlet);
    }

    /** Largest energy error in the last ten periods over that in the first ten. */
    @ParameterizedTest
    @EnumSource(names = {"VELOCITY_VERLET", "YOSHIDA4"})
    void symplecticEnergyErrorDoesNotGrow(FixedStepMethod method) {
        Invariant energy = PENDULUM.manifest().invariants().get(0);
        double[] early = drift(method, energy, 2 * Math.PI, 0, 10);
        double[] late = drift(method, energy, 2 * Math.PI, 90, 100);
        assertThat(max(late)).isLessThan(1.05 * max(early));
    }

    private static double worstLateDrift(FixedStepMethod method, Invariant energy, double period) {
        return max(drift(method, energy, period, 90, 100));
    }

    private static double[] drift(
            FixedStepMethod method, Invariant energy, double period, int from, int to) {
        int stepsPerPeriod = 60;
        double[] start = {Math.PI - 1, 0};
        double before = energy.value().at(start, UNIT);
        double[] x = start;
        double[] out = new double[(to - from) * stepsPerPeriod];
        for (int i = 0; i < to * stepsPerPeriod; i++) {
            x = advance(PENDULUM, method, x, UNIT, period / stepsPerPeriod, 1);
            if (i >= from * stepsPerPeriod) {
                out[i - from * stepsPerPeriod] = Math.abs(energy.value().at(x, UNIT) - before);
            }
        }
        return out;
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** The stability limits that the documentation gives, on x' = -rate x. */
    @ParameterizedTest
    @CsvSource({"EULER, 2", "MIDPOINT, 2", "RK4, 2.785", "LUTHER, 2.856"})
    void decayIsStableUpToTheDocumentedStep(FixedStepMethod method, double limit) {
        DynamicalSystem decay = new Decay();
        double[] start = {1};
        int steps = 2000;
        double[] below = advance(decay, method, start, new double[] {0.995 * limit}, steps, steps);
        double[] above = advance(decay, method, start, new double[] {1.005 * limit}, steps, steps);
        assertThat(Math.abs(below[0])).isLessThan(1);
        assertThat(Math.abs(above[0])).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"VELOCITY_VERLET", "YOSHIDA4"})
    void symplecticMethodsRefuseFriction(FixedStepMethod method) {
        assertThatThrownBy(() -> prior(new DampedPendulum(), method, 1))
                .isInstanceOfSatisfying(
                        WarpException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WarpException.Kind.USER);
                            assertThat(e.code()).isEqualTo("not-separable");
                            assertThat(e.describe())
                                    .contains("damped-pendulum", "declares no such split", "rk4");
                        });
    }

    /** Lanes with steps of their own go the way that each would go alone. */
    @ParameterizedTest
    @EnumSource
    void lanesMayStepDifferently(FixedStepMethod method) {
        LaneDualField field = new LaneDualField(2, 1);
        double[] steps = {0.01, 0.03};
        LaneDual[] state = {field.constant(START[0]), field.constant(START[1])};
        LaneDual[] together =
                prior(PENDULUM, method, 3)
                        .predict(
                                field.getZero(),
                                field.constant(steps),
                                state,
                                new LaneDual[] {field.variable(0, new double[] {1, 1})},
                                1);
        for (int lane = 0; lane < steps.length; lane++) {
            double[] alone = advance(PENDULUM, method, START, UNIT, steps[lane], 3);
            double[] more = advance(PENDULUM, method, START, new double[] {1.001}, steps[lane], 3);
            double[] less = advance(PENDULUM, method, START, new double[] {0.999}, steps[lane], 3);
            for (int i = 0; i < alone.length; i++) {
                assertThat(together[i].values()[lane]).isCloseTo(alone[i], within(1e-14));
                assertThat(together[i].derivative(0)[lane])
                        .isCloseTo((more[i] - less[i]) / 0.002, within(1e-9));
            }
        }
    }
}
