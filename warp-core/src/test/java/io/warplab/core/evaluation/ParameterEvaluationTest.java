package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Task;
import io.warplab.api.physics.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ParameterEvaluationTest {
    private static final double NONE = Double.NaN;
    private static final Task TASK = new Task(Task.Kind.FORECAST, 4, null);
    private static final Quantity K = new Quantity("k", "k", "1/s^2", 0, 100, 1);
    private static final Quantity C = new Quantity("c", "c", "1/s", 0, 100, 1);

    /** Three windows of five steps, the second of which ends after three. */
    private static Batch batch() {
        return Windows.batch(
                1,
                Windows.series(
                        new double[] {1, 1, 1, 1, 1},
                        new double[] {1, 1, 1, NONE, NONE},
                        new double[] {1, 1, 1, 1, 1}),
                null);
    }

    private static PhysicalModel model(List<Quantity> parameters, double[][][] answer) {
        return new PhysicalModel() {
            @Override
            public List<Quantity> physicalParameters() {
                return parameters;
            }

            @Override
            public INDArray identify(Batch batch, ForecastSpec spec) {
                assertThat(spec.context()).isEqualTo(4);
                return Windows.cube(answer);
            }
        };
    }

    /** Estimates of k and c at every step; those after the context must not count. */
    private static final double[][][] COURSE = {
        {{9, 0}, {9, 0}, {2, 0}, {4, 1}, {99, 99}},
        {{9, 0}, {3, 0}, {5, 2}, {99, 99}, {99, 99}},
        {{9, 0}, {9, 0}, {6, 0}, {6, 3}, {99, 99}}
    };

    @Test
    void estimatesStandAtTheLastObservedStepOfTheContext() {
        List<ParameterEstimate> all =
                ParameterEvaluation.evaluate(
                        model(List.of(K, C), COURSE),
                        batch(),
                        TASK,
                        Map.of("k", Nd4j.createFromArray(4.0, 4.0, 0.0)));
        ParameterEstimate k = all.get(0);
        assertThat(k.name()).isEqualTo("k");
        assertThat(k.unit()).isEqualTo("1/s^2");
        assertThat(k.values()).containsExactly(4, 5, 6);
        assertThat(k.windows()).isEqualTo(3);
        assertThat(k.median()).isEqualTo(5);
        assertThat(k.spread()).isEqualTo(1);
        assertThat(k.lower()).isCloseTo(4.1, within(1e-14));
        assertThat(k.upper()).isCloseTo(5.9, within(1e-14));
        // Errors 0 and 1/4; the window whose truth is 0 is left out.
        assertThat(k.relativeError()).isCloseTo(0.125, within(1e-15));
        // Deviations over the second half of the context: {2, 4}: 1, {3, 5}: 1, {6, 6}: 0.
        assertThat(k.contextSpread()).isEqualTo(1);
        assertThat(all.get(1).values()).containsExactly(1, 2, 3);
        assertThat(all.get(1).relativeError()).isNaN();
    }

    @Test
    void windowsWithoutAnEstimateAreCountedOut() {
        double[][][] blown = {COURSE[0], COURSE[1], {{1, 1}, {1, 1}, {1, 1}, {NONE, 3}, {1, 1}}};
        ParameterEstimate k =
                ParameterEvaluation.evaluate(model(List.of(K, C), blown), batch(), TASK, Map.of())
                        .get(0);
        assertThat(k.windows()).isEqualTo(2);
        assertThat(k.median()).isEqualTo(4.5);
    }

    @Test
    void aModelWithoutPhysicsHasNone() {
        assertThat(ParameterEvaluation.evaluate(model(List.of(), COURSE), batch(), TASK, Map.of()))
                .isEmpty();
    }

    @Test
    void wrongShapesAreFoundOut() {
        assertThatThrownBy(
                        () ->
                                ParameterEvaluation.evaluate(
                                        model(List.of(K), COURSE), batch(), TASK, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected parameters [3, 5, 1]");
        assertThatThrownBy(() -> ParameterEvaluation.relativeError(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 true values for 2 windows");
    }
}
