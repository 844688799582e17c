package io.warplab.core.decoder.physics;

import static org.assertj.core.api.Assertions.assertThat;

import io.warplab.api.physics.Prior;
import io.warplab.api.physics.Quantity;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

class PhysicsCostTest {
    private static final Quantity STATE = new Quantity("x", "x", "", -1, 1, 0.5);
    private static final Quantity RATE = new Quantity("r", "r", "1/s", 0, 1, 0.2);

    /** x (1 - r dt)^n: so many products and little else. */
    private record Repeated(Form form, int products) implements Prior {
        @Override
        public List<Quantity> states() {
            return List.of(STATE);
        }

        @Override
        public List<Quantity> parameters() {
            return List.of(RATE);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] parameters, int substeps) {
            T factor = step.multiply(parameters[0]).negate().add(1);
            T[] x = MathArrays.buildArray(time.getField(), 1);
            x[0] = state[0];
            for (int i = 0; i < products; i++) {
                x[0] = x[0].multiply(factor);
            }
            return x;
        }
    }

    private static double prediction(Prior.Form form, int products) {
        return new PhysicsCost(new Repeated(form, products)).prediction();
    }

    @Test
    void operationsAreCountedWithTheirDerivatives() {
        double once = prediction(Prior.Form.STEP, 1);
        double more = prediction(Prior.Form.STEP, 101);
        // A value and two derivatives, by state and rate, for each of a hundred products.
        assertThat(more - once).isEqualTo(100 * (1 + 3 * 2));
        assertThat(prediction(Prior.Form.ORIGIN, 101) - prediction(Prior.Form.ORIGIN, 1))
                .isEqualTo(100 * (1 + 3));
    }

    @Test
    void aPriorThatFailsHasNoKnownCost() {
        Prior broken =
                new Prior() {
                    @Override
                    public Form form() {
                        return Form.CLOSED;
                    }

                    @Override
                    public List<Quantity> states() {
                        return List.of(STATE);
                    }

                    @Override
                    public List<Quantity> parameters() {
                        return List.of(RATE);
                    }

                    @Override
                    public <T extends CalculusFieldElement<T>> T[] predict(
                            T time, T step, T[] state, T[] parameters, int substeps) {
                        throw new IllegalStateException("no");
                    }
                };
        assertThat(new PhysicsCost(broken).prediction()).isNaN();
    }
}
