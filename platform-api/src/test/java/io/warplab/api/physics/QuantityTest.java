package io.warplab.api.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "2, 1, 1.5, must be below upper bound",
        "1, 1, 1, must be below upper bound",
        "NaN, 1, 0, must be below upper bound",
        "0, 1, 2, must lie within",
        "0, 1, -0.1, must lie within",
        "0, 1, NaN, must lie within"
    })
    void impossibleBoundsAreTold(double lower, double upper, double initial, String message) {
        assertThatThrownBy(() -> new Quantity("mass", "m", "kg", lower, upper, initial))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("mass: ")
                .hasMessageContaining(message);
    }

    @Test
    void boundsMayBeInfiniteAndTheInitialValueMayStandOnOne() {
        Quantity q = new Quantity("x", "x", "", 0, Double.POSITIVE_INFINITY, 0);
        assertThat(q.within(-1, 1, 0.5)).isEqualTo(new Quantity("x", "x", "", -1, 1, 0.5));
        assertThatThrownBy(() -> q.within(1, -1, 0)).isInstanceOf(WarpException.class);
    }

    @Test
    void aManifestKeepsItsOwnLists() {
        List<Quantity> states = new ArrayList<>();
        states.add(new Quantity("x", "x", "m", -1, 1, 0));
        SystemManifest manifest =
                new SystemManifest("s", "", states, List.of(), "s", 1, List.of(), "");
        states.clear();
        assertThat(manifest.states()).hasSize(1);
        assertThatThrownBy(() -> manifest.states().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
