package io.warplab.api.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParameterSpecTest {
    private static ParameterSpec spec(long... shape) {
        return new ParameterSpec("w", shape, ParameterSpec.WEIGHTS, seed -> new double[1]);
    }

    @Test
    void countsItsElementsAndCopiesItsShape() {
        long[] shape = {3, 4};
        ParameterSpec spec = spec(shape);
        shape[0] = 9;
        spec.shape()[1] = 9;
        assertThat(spec.size()).isEqualTo(12);
        assertThat(spec.shape()).containsExactly(3, 4);
    }

    @Test
    void refusesEmptyShapesAndThoseTooLarge() {
        assertThatThrownBy(() -> spec())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter w needs positive dimensions, got []");
        assertThatThrownBy(() -> spec(2, 0)).hasMessageContaining("[2, 0]");
        assertThatThrownBy(() -> spec(1 << 20, 1 << 20).size())
                .isInstanceOf(ArithmeticException.class);
    }
}
