package io.warplab.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Records that check themselves. */
class ModelTypesTest {
    @Test
    void aTaskTellsAllThatIsWrong() {
        assertThatThrownBy(() -> new Task(null, 0, 1.5))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("kind: expected forecast, reconstruction or classification")
                .hasMessageContaining("context: expected at least 1 step, got 0")
                .hasMessageContaining("forcing: expected a probability in [0, 1], got 1.5");
        assertThatThrownBy(() -> new Task(Task.Kind.FORECAST, 1, Double.NaN))
                .isInstanceOf(WarpException.class);
        assertThat(new Task().forcing()).isNull();
    }

    @Test
    void anOptimizerTellsAllThatIsWrong() {
        Map<String, Double> groups = new HashMap<>();
        groups.put("transition", -1.0);
        assertThatThrownBy(() -> new OptimizerSpec(" ", Double.NaN, groups, -1))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("name")
                .hasMessageContaining("learning-rate")
                .hasMessageContaining("groups.transition")
                .hasMessageContaining("clip-norm");
        assertThat(new OptimizerSpec("adam", 1, null, 0).groups()).isEmpty();
    }

    @Test
    void predictionsHaveThreeDimensionsAndSpreadsOfTheSameShape() {
        INDArray mean = Nd4j.zeros(2, 3, 1);
        assertThatThrownBy(() -> new Predictions(Nd4j.zeros(2, 3), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[N, T, D_y]");
        assertThatThrownBy(() -> new Predictions(mean, Nd4j.zeros(2, 3, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Predictions(mean, mean).sd()).isSameAs(mean);
    }

    @Test
    void aStateKeepsItsOrderAndCannotBeChanged() {
        Map<String, INDArray> weights = new java.util.LinkedHashMap<>();
        weights.put("z", Nd4j.zeros(1));
        weights.put("a", Nd4j.zeros(1));
        ModelState state = new ModelState(weights, Map.of());
        weights.clear();
        assertThat(state.weights().keySet()).containsExactly("z", "a");
        assertThatThrownBy(() -> state.weights().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
