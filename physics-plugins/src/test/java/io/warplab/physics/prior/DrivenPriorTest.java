package io.warplab.physics.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Prior;
import io.warplab.api.physics.SystemManifest;
import io.warplab.api.physics.Trajectories;
import io.warplab.physics.mechanics.DampedPendulum;
import io.warplab.physics.mechanics.PendulumOnCart;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/** A pendulum on a cart whose acceleration goes linearly over a step. */
class DrivenPriorTest {
    private static final double TIME = 3;
    private static final double STEP = 0.05;
    private static final double FROM = 4;
    private static final double TO = -6;
    private static final double[] STATE = {2.2, -1.5};
    private static final double[] PARAMETERS = {50, 0.3};

    @Test
    void inputsGoLinearlyOverTheStepAndTheOrderOfTheMethodIsKept() {
        double[] exact =
                Trajectories.integrate(
                        new Accelerated(),
                        STATE,
                        PARAMETERS,
                        new double[] {TIME, TIME + STEP},
                        1e-13)[1];
        double coarse = Math.abs(predicted(1, STEP, FROM, TO)[0] - exact[0]);
        double fine = Math.abs(predicted(4, STEP, FROM, TO)[0] - exact[0]);
        assertThat(coarse).isLessThan(1e-4);
        assertThat(coarse / fine).isBetween(100.0, 700.0); // 4^4
    }

    @Test
    void withTheCartAtRestItIsTheDampedPendulum() {
        double[] still = predicted(1, STEP, 0, 0);
        Prior plain = prior(new DampedPendulum(), 1);
        Binary64[] next = plain.predict(of(TIME)[0], of(STEP)[0], of(STATE), of(PARAMETERS), 1);
        assertThat(still[0]).isCloseTo(next[0].getReal(), within(1e-14));
        assertThat(plain.inputs()).isEmpty();
    }

    @Test
    void noTimeIsNoMotion() {
        assertThat(predicted(1, 0, FROM, FROM)).containsExactly(STATE, within(1e-15));
    }

    private static double[] predicted(int substeps, double step, double from, double to) {
        Binary64[] next =
                prior(new PendulumOnCart(), substeps)
                        .predict(
                                of(TIME)[0],
                                of(step)[0],
                                of(STATE),
                                of(PARAMETERS),
                                of(from),
                                of(to),
                                1);
        return new double[] {next[0].getReal(), next[1].getReal()};
    }

    private static Prior prior(DynamicalSystem system, int substeps) {
        return new OdePriorFactory()
                .create(
                        new OdePriorConfig(
                                "any",
                                FixedStepMethod.RK4,
                                substeps,
                                Prior.Form.STEP,
                                "",
                                Map.of()),
                        name -> system);
    }

    private static Binary64[] of(double... values) {
        Binary64[] all = MathArrays.buildArray(Binary64Field.getInstance(), values.length);
        for (int i = 0; i < values.length; i++) {
            all[i] = new Binary64(values[i]);
        }
        return all;
    }

    /** The acceleration as a function of time. */
    private static final class Accelerated implements DynamicalSystem {
        private final PendulumOnCart cart = new PendulumOnCart();

        @Override
        public SystemManifest manifest() {
            return cart.manifest();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(
                T time, T[] state, T[] parameters) {
            T[] u = MathArrays.buildArray(time.getField(), 1);
            u[0] = time.subtract(TIME).multiply((TO - FROM) / STEP).add(FROM);
            return cart.derivatives(time, state, u, parameters);
        }
    }
}
