package io.warplab.baselines.neuralcde;

import static io.warplab.baselines.Sequences.adam;
import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import io.warplab.baselines.neuralcde.NeuralCdeConfig.Control;
import io.warplab.baselines.ode.Solver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class NeuralCdeTest {
    private static NeuralCdeConfig config(
            Control control, Solver solver, int substeps, HeadKind head) {
        return new NeuralCdeConfig(4, 7, 2, control, solver, substeps, head, NeuralConfig.FLOOR);
    }

    /** Against the same path in doubles. */
    private abstract static class PathTest extends NetworkTest<NeuralCdeConfig> {
        @Override
        protected BaselineFactory<NeuralCdeConfig> factory() {
            return new NeuralCdeFactory();
        }

        @Override
        protected boolean clocked() {
            return true;
        }

        @Override
        protected PlainNetwork plain(PlainLayers weights) {
            return new PlainNeuralCde(weights, config(HeadKind.POINT));
        }

        @Override
        protected long parameters(int inputs, int outputs) {
            return 4 * (inputs + 1L) + 7 * 5 + 7 * 8 + 4L * inputs * 8 + outputs * 5L;
        }
    }

    @Nested
    class LinearTest extends PathTest {
        @Override
        protected NeuralCdeConfig config(HeadKind head) {
            return NeuralCdeTest.config(Control.LINEAR, Solver.RK4, 1, head);
        }
    }

    @Nested
    class RectilinearTest extends PathTest {
        @Override
        protected NeuralCdeConfig config(HeadKind head) {
            return NeuralCdeTest.config(Control.RECTILINEAR, Solver.MIDPOINT, 2, head);
        }
    }

    private static double[] point(double[] x, double tau) {
        return new double[] {x[0], x[1], tau};
    }

    /** With a field that is the same everywhere the state is exact: z_0 + F (X_t - X_0). */
    @ParameterizedTest
    @CsvSource({"LINEAR, EULER", "RECTILINEAR, RK4"})
    void aConstantFieldGivesTheExactState(Control control, Solver solver) {
        double[][][] data = noise(2, 12, 2, 4);
        TrainableModel model =
                new NeuralCdeFactory()
                        .create(
                                config(control, solver, 1, HeadKind.POINT),
                                context(
                                        new Task(Task.Kind.RECONSTRUCTION, 1, null),
                                        2,
                                        2,
                                        0,
                                        adam()));
        ModelState state = model.state();
        Map<String, INDArray> constant = new LinkedHashMap<>(state.weights());
        constant.put("field.2.weight", state.weights().get("field.2.weight").mul(0));
        model.restore(new ModelState(constant, Map.of()));
        PlainLayers weights = new PlainLayers(PlainLayers.copies(model.state().weights()));
        double[] field = weights.get("field.2.bias");
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(12)).mean());
        for (int n = 0; n < 2; n++) {
            double[] first = point(data[n][0], 0);
            for (int t = 0; t < 12; t++) {
                double[] z = weights.linear("start", first);
                double[] way = PlainLayers.add(point(data[n][t], t / 11.0), -1, first);
                for (int i = 0; i < field.length; i++) {
                    z[i / 3] += Math.tanh(field[i]) * way[i % 3];
                }
                double[] expected = weights.linear("output", z);
                for (int c = 0; c < 2; c++) {
                    assertThat(predicted[(n * 12 + t) * 2 + c])
                            .isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new NeuralCdeConfig(0, 1, 1, null, null, 0, HeadKind.POINT, 1e-4))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("hidden")
                .hasMessageContaining("control")
                .hasMessageContaining("solver")
                .hasMessageContaining("substeps");
    }
}
