package io.warplab.api.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.Problems;
import io.warplab.api.error.WarpException;
import java.util.List;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

class SystemReadingTest {
    private static final DynamicalSystem DECAY =
            new DynamicalSystem() {
                @Override
                public SystemManifest manifest() {
                    return new SystemManifest(
                            "decay",
                            "x' = -k x",
                            List.of(Quantity.unbounded("x", "x", "m", 1)),
                            List.of(new Quantity("rate", "k", "1/s", 0, 2, 1)),
                            "s",
                            1,
                            List.of(),
                            "");
                }

                @Override
                public <T extends CalculusFieldElement<T>> T[] derivatives(
                        T time, T[] state, T[] parameters) {
                    T[] dx = state.clone();
                    dx[0] = state[0].multiply(parameters[0]).negate();
                    return dx;
                }
            };

    @Test
    void isTheManifestWhereNothingIsSet() {
        SystemReading reading = SystemReading.of(DECAY, "", Map.of());
        assertThat(reading.timeUnit()).isEqualTo("s");
        assertThat(reading.parameters()).isEqualTo(DECAY.manifest().parameters());
    }

    @Test
    void readsInAnotherUnitAndWithinOtherBounds() {
        SystemReading reading =
                SystemReading.of(DECAY, "year", Map.of("rate", List.of(1.0, 9.0, 5.0)));
        assertThat(reading.timeUnit()).isEqualTo("year");
        assertThat(reading.parameters())
                .containsExactly(new Quantity("rate", "k", "1/year", 1, 9, 5));
    }

    @Test
    void namesParametersThatDoNotExistAndBoundsThatAreNone() {
        assertThatThrownBy(
                        () -> SystemReading.of(DECAY, "", Map.of("speed", List.of(0.0, 1.0, 0.5))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("bounds.speed")
                .hasMessageContaining("rate");
        Problems problems = new Problems();
        SystemReading.checkBounds(
                Map.of("rate", List.of(1.0, 0.0, 0.5), "k", List.of(0.0, 1.0)), problems);
        assertThat(problems.messages()).hasSize(2);
    }

    @Test
    void nothingIsFoundWithoutPlugIns() {
        assertThatThrownBy(() -> SystemLookup.NONE.system("decay"))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("decay");
    }
}
