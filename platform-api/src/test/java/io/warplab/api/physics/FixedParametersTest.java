package io.warplab.api.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

class FixedParametersTest {
    private static final Prior PRIOR = new Euler();

    @Test
    void whatIsHeldIsNoParameterAnyMore() {
        Prior held = FixedParameters.of(PRIOR, Map.of("b", 5.0));
        assertThat(held.parameters()).extracting(Quantity::name).containsExactly("a", "c");
        assertThat(predict(held, 2, 3)).isEqualTo(predict(PRIOR, 2, 5, 3));
        assertThat(held.form()).isEqualTo(PRIOR.form());
        assertThat(held.states()).isEqualTo(PRIOR.states());
        assertThat(held.timeUnit()).isEqualTo("h");
    }

    @Test
    void theSystemIsHeldToo() {
        DynamicalSystem held =
                FixedParameters.of(PRIOR, Map.of("a", 7.0, "c", 2.0)).system().orElseThrow();
        SystemManifest manifest = held.manifest();
        assertThat(manifest.parameters()).extracting(Quantity::name).containsExactly("b");
        double[] x = {1.5};
        assertThat(Trajectories.derivatives(held, 0, x, new double[] {4}))
                .containsExactly(
                        Trajectories.derivatives(new Polynomial(), 0, x, new double[] {7, 4, 2}));
        assertThat(manifest.invariants().get(0).value().at(x, new double[] {4})).isEqualTo(742);
        assertThat(manifest.terms()).extracting(Term::name).containsExactly("linear");
    }

    @Test
    void everythingMayBeHeldAndNothing() {
        Prior all = FixedParameters.of(PRIOR, Map.of("a", 1.0, "b", 2.0, "c", 3.0));
        assertThat(all.parameters()).isEmpty();
        assertThat(predict(all)).isEqualTo(predict(PRIOR, 1, 2, 3));
        assertThat(FixedParameters.of(PRIOR, Map.of())).isSameAs(PRIOR);
    }

    @Test
    void wrongNamesAndValuesAreToldTogether() {
        assertThatThrownBy(
                        () ->
                                FixedParameters.of(
                                        PRIOR, Map.of("bb", 1.0, "a", Double.POSITIVE_INFINITY)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("bb: the prior has no such parameter. Did you mean")
                .hasMessageContaining("a: expected a finite number");
    }

    @Test
    void aTermNeedsSomethingThatSwitchesItOff() {
        assertThatThrownBy(() -> new Term("drag", "", Map.of()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("summary: ")
                .hasMessageContaining("off: expected at least one parameter");
        assertThatThrownBy(() -> new Term("drag", "- d v", Map.of("d", Double.NaN)))
                .hasMessageContaining("off.d: expected a finite number");
        assertThat(Term.scaledBy("d", "drag", "- d v").off()).isEqualTo(Map.of("d", 0.0));
    }

    private static double predict(Prior prior, double... parameters) {
        Binary64[] state = MathArrays.buildArray(Binary64Field.getInstance(), 1);
        state[0] = new Binary64(1.5);
        Binary64[] p = MathArrays.buildArray(Binary64Field.getInstance(), parameters.length);
        for (int k = 0; k < p.length; k++) {
            p[k] = new Binary64(parameters[k]);
        }
        return prior.predict(new Binary64(0), new Binary64(0.1), state, p, 1)[0].getReal();
    }

    /** x' = a + b x + c x^2. */
    private static final class Polynomial implements DynamicalSystem {
        @Override
        public SystemManifest manifest() {
            return new SystemManifest(
                            "polynomial",
                            "x' = a + b x + c x²",
                            List.of(Quantity.unbounded("x", "x", "", 1)),
                            List.of(parameter("a"), parameter("b"), parameter("c")),
                            "h",
                            1,
                            List.of(
                                    new Invariant(
                                            "digits",
                                            "",
                                            (x, p) -> 100 * p[0] + 10 * p[1] + p[2],
                                            "always")),
                            "")
                    .withTerms(
                            Term.scaledBy("b", "linear", "b x"),
                            Term.scaledBy("c", "square", "c x²"));
        }

        private static Quantity parameter(String name) {
            return new Quantity(name, name, "", -10, 10, 1);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] derivatives(T time, T[] x, T[] p) {
            T[] dx = MathArrays.buildArray(time.getField(), 1);
            dx[0] = p[0].add(p[1].add(p[2].multiply(x[0])).multiply(x[0]));
            return dx;
        }
    }

    /** One step of Euler's method. */
    private static final class Euler implements Prior {
        @Override
        public Form form() {
            return Form.STEP;
        }

        @Override
        public List<Quantity> states() {
            return new Polynomial().manifest().states();
        }

        @Override
        public String timeUnit() {
            return "h";
        }

        @Override
        public List<Quantity> parameters() {
            return new Polynomial().manifest().parameters();
        }

        @Override
        public Optional<DynamicalSystem> system() {
            return Optional.of(new Polynomial());
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] predict(
                T time, T step, T[] state, T[] p, int substeps) {
            T[] next = MathArrays.buildArray(time.getField(), 1);
            next[0] = state[0].add(step.multiply(new Polynomial().derivatives(time, state, p)[0]));
            return next;
        }
    }
}
