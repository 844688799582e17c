package io.warplab.datasets.generated.incontext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

class InContextRegressionTest {
    private static Dataset make(Map<String, ?> settings) {
        InContextRegressionFactory factory = new InContextRegressionFactory();
        return factory.create(
                Settings.of(factory.configType(), settings), new LocalContext(4, Path.of("")));
    }

    /** Weights that fit the first examples of a sequence. */
    private static RealVector fit(Batch batch, int n, int examples, int d) {
        double[][] x = new double[examples][d];
        double[] y = new double[examples];
        for (int t = 0; t < examples; t++) {
            for (int k = 0; k < d; k++) {
                x[t][k] = batch.inputs().getDouble(n, t, k);
            }
            y[t] = batch.targets().getDouble(n, t, 0);
        }
        return new QRDecomposition(new Array2DRowRealMatrix(x))
                .getSolver()
                .solve(new ArrayRealVector(y));
    }

    private static double residual(Batch batch, int n, int t, RealVector w) {
        double y = 0;
        for (int k = 0; k < w.getDimension(); k++) {
            y += w.getEntry(k) * batch.inputs().getDouble(n, t, k);
        }
        return batch.targets().getDouble(n, t, 0) - y;
    }

    @Test
    void dExamplesTellTheFunctionOfASequence() {
        Dataset data = make(Map.of("trainSize", 2, "testSize", 30, "steps", 12, "dimensions", 5));
        assertThat(data.test().inputs().shape()).containsExactly(30, 12, 6);
        assertThat(data.test().targets().shape()).containsExactly(30, 12, 1);
        double squares = 0;
        for (int n = 0; n < 30; n++) {
            RealVector w = fit(data.test(), n, 5, 5);
            squares += w.dotProduct(w) / 5 / 30;
            for (int t = 5; t < 12; t++) {
                assertThat(residual(data.test(), n, t, w))
                        .as("sequence %d, step %d", n, t)
                        .isCloseTo(0, within(1e-8));
            }
        }
        assertThat(squares).as("variance of the weights").isBetween(0.75, 1.25);
    }

    @Test
    void theAnswerComesOneStepLater() {
        Dataset data = make(Map.of("trainSize", 3, "testSize", 1, "dimensions", 2, "noise", 0.5));
        for (int n = 0; n < 3; n++) {
            assertThat(data.train().inputs().getDouble(n, 0, 2)).isZero();
            for (int t = 1; t < 41; t++) {
                assertThat(data.train().inputs().getDouble(n, t, 2))
                        .isEqualTo(data.train().targets().getDouble(n, t - 1, 0));
            }
        }
        assertThat(data.inputs().get(2).name()).isEqualTo("previous-y");
    }

    @Test
    void noiseIsWhatAFitLeavesOver() {
        int steps = 400;
        Dataset data =
                make(
                        Map.of(
                                "trainSize",
                                1,
                                "testSize",
                                20,
                                "steps",
                                steps,
                                "dimensions",
                                3,
                                "noise",
                                0.7));
        double squares = 0;
        for (int n = 0; n < 20; n++) {
            RealVector w = fit(data.test(), n, steps, 3);
            for (int t = 0; t < steps; t++) {
                squares += Math.pow(residual(data.test(), n, t, w), 2);
            }
        }
        assertThat(Math.sqrt(squares / (20.0 * (steps - 3)))).isCloseTo(0.7, within(0.02));
    }
}
