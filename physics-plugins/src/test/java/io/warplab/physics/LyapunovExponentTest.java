package io.warplab.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.lanes.LaneDual;
import io.warplab.api.lanes.LaneDualField;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.physics.prior.FixedStepMethod;
import io.warplab.physics.prior.OdePriorConfig;
import io.warplab.physics.prior.OdePriorFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Lyapunov exponents of the manifests, by the two-trajectory method of Benettin, averaged over
 * an ensemble that lives in the lanes.
 */
class LyapunovExponentTest {
    private static final int LANES = 48;
    private static final double APART = 1e-7;
    private static final double STEPS_PER_CHARACTERISTIC_TIME = 100;
    private static final double LYAPUNOV_TIMES = 50;
    private static final long SEED = 7;

    static Stream<DynamicalSystem> chaotic() {
        return new PhysicsPlugin()
                .systems().stream().filter(s -> s.manifest().lyapunovExponent().isPresent());
    }

    @ParameterizedTest
    @MethodSource("chaotic")
    void exponentIsAsDeclared(DynamicalSystem system) {
        double declared = system.manifest().lyapunovExponent().orElseThrow().value();
        double step = system.manifest().characteristicTime() / STEPS_PER_CHARACTERISTIC_TIME;
        int steps = (int) Math.ceil(LYAPUNOV_TIMES / declared / step);
        double growth = new Ensemble(system, step).growthRate(steps / 2, steps);
        assertThat(growth)
                .as("seed %d, %d steps of %g", SEED, steps, step)
                .isCloseTo(declared, within(0.08 * declared));
    }

    /** Pairs of nearby trajectories, one pair a lane. */
    private static final class Ensemble {
        private final LaneDualField field = new LaneDualField(LANES, 0);
        private final Prior prior;
        private final LaneDual step;
        private final LaneDual[] parameters;
        private final Random random = new Random(SEED);
        private LaneDual time = field.getZero();
        private LaneDual[] state;

        Ensemble(DynamicalSystem system, double step) {
            prior =
                    new OdePriorFactory()
                            .create(
                                    new OdePriorConfig(
                                            system.manifest().name(),
                                            FixedStepMethod.RK4,
                                            1,
                                            Prior.Form.STEP,
                                            "",
                                            Map.of()),
                                    name -> system);
            this.step = field.constant(step);
            parameters =
                    Arrays.stream(Sample.defaults(system))
                            .mapToObj(field::constant)
                            .toArray(LaneDual[]::new);
            state = moved(lanes(Sample.initialState(system)), 0.01);
        }

        private LaneDual[] lanes(double[] values) {
            return Arrays.stream(values).mapToObj(field::constant).toArray(LaneDual[]::new);
        }

        private LaneDual[] moved(LaneDual[] x, double size) {
            LaneDual[] out = MathArrays.buildArray(field, x.length);
            for (int i = 0; i < out.length; i++) {
                double[] offset = random.doubles(LANES, -size, size).toArray();
                out[i] = x[i].add(field.constant(offset));
            }
            return out;
        }

        private LaneDual[] next(LaneDual[] x) {
            return prior.predict(time, step, x, parameters, 1);
        }

        double growthRate(int transient_, int steps) {
            for (int i = 0; i < transient_; i++) {
                state = next(state);
                time = time.add(step);
            }
            LaneDual[] other = moved(state, APART);
            LaneDual sum = field.getZero();
            for (int i = 0; i < steps; i++) {
                state = next(state);
                other = next(other);
                time = time.add(step);
                LaneDual squares = field.getZero();
                for (int k = 0; k < state.length; k++) {
                    squares = squares.add(other[k].subtract(state[k]).square());
                }
                LaneDual ratio = squares.sqrt().divide(APART);
                for (int k = 0; k < state.length; k++) {
                    other[k] = state[k].add(other[k].subtract(state[k]).divide(ratio));
                }
                // The first renormalisations only bring the pairs to their distance and direction.
                if (i >= steps / 10) {
                    sum = sum.add(ratio.log());
                }
            }
            double counted = (steps - steps / 10) * step.getReal();
            return Arrays.stream(sum.values()).average().orElseThrow() / counted;
        }
    }
}
