package io.warplab.baselines.neuralcde;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.neuralcde.NeuralCdeConfig.Control;
import io.warplab.baselines.ode.Solver;
import io.warplab.baselines.plain.NetworkChecks;
import io.warplab.baselines.plain.PlainNetwork;
import io.warplab.baselines.plain.PlainSolver;
import io.warplab.baselines.plain.PlainWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class NeuralCdeTest {
    private static NeuralCdeConfig config(
            int hidden, int layers, Control control, Solver solver, int substeps) {
        return new NeuralCdeConfig(
                hidden, 7, layers, control, solver, substeps, HeadKind.POINT, 1e-4);
    }

    private static PlainNetwork plain(PlainWeights weights, NeuralCdeConfig config) {
        return inputs -> {
            double[][] outputs = new double[inputs.length][];
            double[] z = weights.affine("start", inputs[0]);
            for (int t = 0; t < inputs.length; t++) {
                if (t > 0) {
                    double[] way = PlainWeights.sum(inputs[t], -1, inputs[t - 1]);
                    if (config.control() == Control.LINEAR) {
                        z = follow(weights, config, way, z);
                    } else {
                        double[] clock = new double[way.length];
                        clock[way.length - 1] = way[way.length - 1];
                        z = follow(weights, config, clock, z);
                        z = follow(weights, config, PlainWeights.sum(way, -1, clock), z);
                    }
                }
                outputs[t] = weights.affine("output", z);
            }
            return outputs;
        };
    }

    private static double[] follow(
            PlainWeights weights, NeuralCdeConfig config, double[] leg, double[] from) {
        double[] z = from;
        for (int k = 0; k < config.substeps(); k++) {
            z =
                    switch (config.solver()) {
                        case EULER -> PlainWeights.sum(z, 1, increment(weights, config, leg, z));
                        case MIDPOINT ->
                                PlainWeights.sum(
                                        z,
                                        1,
                                        increment(
                                                weights,
                                                config,
                                                leg,
                                                PlainWeights.sum(
                                                        z,
                                                        0.5,
                                                        increment(weights, config, leg, z))));
                        case RK4 -> PlainSolver.rk4(v -> increment(weights, config, leg, v), z);
                    };
        }
        return z;
    }

    /** f(z) times a part of the leg. */
    private static double[] increment(
            PlainWeights weights, NeuralCdeConfig config, double[] leg, double[] z) {
        double[] field = weights.perceptron("field", config.layers(), PlainWeights::relu, z);
        double[] sum = new double[z.length];
        for (int i = 0; i < sum.length; i++) {
            for (int c = 0; c < leg.length; c++) {
                sum[i] += Math.tanh(field[i * leg.length + c]) * leg[c] / config.substeps();
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, EULER, 1", "LINEAR, RK4, 2", "RECTILINEAR, MIDPOINT, 1"})
    void equalsThePlainIntegration(Control control, Solver solver, int substeps) {
        NeuralCdeConfig config = config(5, 2, control, solver, substeps);
        NetworkChecks.equalsPlain(
                new NeuralCdeFactory(), config, weights -> plain(weights, config), true);
    }

    /** With a field that is the same everywhere the state is exact: z_0 + F (X_t - X_0). */
    @ParameterizedTest
    @CsvSource({"LINEAR, EULER", "RECTILINEAR, RK4"})
    void aConstantFieldGivesTheExactState(Control control, Solver solver) {
        double[][][] data = noise(2, 12, 2, 4);
        TrainableModel model =
                NetworkChecks.model(
                        new NeuralCdeFactory(),
                        config(4, 1, control, solver, 1),
                        new Task(Task.Kind.RECONSTRUCTION, 1, null));
        ModelState state = model.state();
        Map<String, INDArray> constant = new LinkedHashMap<>(state.weights());
        constant.put("field.1.weight", state.weights().get("field.1.weight").mul(0));
        model.restore(new ModelState(constant, Map.of()));
        PlainWeights weights = new PlainWeights(model.state());
        double[] field = weights.get("field.1.bias");
        double[] tau = NetworkChecks.tau(12);
        double[] predicted = values(model.predict(batch(data), new ForecastSpec(12)).mean());
        for (int n = 0; n < 2; n++) {
            double[] first = PlainNetwork.with(data[n][0], tau[0]);
            for (int t = 0; t < 12; t++) {
                double[] z = weights.affine("start", first);
                double[] way = PlainWeights.sum(PlainNetwork.with(data[n][t], tau[t]), -1, first);
                for (int i = 0; i < 12; i++) {
                    z[i / 3] += Math.tanh(field[i]) * way[i % 3];
                }
                double[] expected = weights.affine("output", z);
                for (int c = 0; c < 2; c++) {
                    assertThat(predicted[(n * 12 + t) * 2 + c])
                            .isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    @Test
    void theGradientFlowsThroughTheFeedback() {
        NetworkChecks.gradientIsTheSlope(
                new NeuralCdeFactory(), config(6, 1, Control.LINEAR, Solver.RK4, 1));
    }

    @Test
    void sizesAreToldWithoutBuildingTheModel() {
        NetworkChecks.sizesAreTold(
                new NeuralCdeFactory(),
                config(5, 2, Control.LINEAR, Solver.RK4, 1),
                (5 * 3 + 5) + (7 * 5 + 7) + (7 * 7 + 7) + (15 * 7 + 15) + (2 * 5 + 2));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> config(0, 0, null, null, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("hidden")
                .hasMessageContaining("control")
                .hasMessageContaining("solver")
                .hasMessageContaining("substeps");
    }
}
