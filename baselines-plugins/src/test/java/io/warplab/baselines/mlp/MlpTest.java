package io.warplab.baselines.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.plain.NetworkChecks;
import io.warplab.baselines.plain.PlainNetwork;
import io.warplab.baselines.plain.PlainWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlpTest {
    private static MlpConfig config(int lags, int hidden, int layers, boolean clock) {
        return new MlpConfig(lags, hidden, layers, clock, HeadKind.POINT, 1e-4);
    }

    /** The window of every step, its start filled up with the first input. */
    private static PlainNetwork plain(PlainWeights weights, int lags, int layers) {
        return inputs -> {
            double[][] outputs = new double[inputs.length][];
            for (int t = 0; t < inputs.length; t++) {
                int width = inputs[t].length;
                double[] window = new double[width * lags];
                for (int k = 0; k < lags; k++) {
                    double[] x = inputs[Math.max(0, t - lags + 1 + k)];
                    for (int c = 0; c < width; c++) {
                        window[c * lags + k] = x[c];
                    }
                }
                double[] first =
                        PlainWeights.map(PlainWeights::relu, weights.affine("window", window));
                outputs[t] = weights.perceptron("rest", layers - 1, PlainWeights::relu, first);
            }
            return outputs;
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 1, false", "4, 2, false", "9, 3, true"})
    void equalsThePlainNetwork(int lags, int layers, boolean clock) {
        NetworkChecks.equalsPlain(
                new MlpFactory(),
                config(lags, 7, layers, clock),
                weights -> plain(weights, lags, layers),
                clock);
    }

    @Test
    void theGradientFlowsThroughTheFeedback() {
        NetworkChecks.gradientIsTheSlope(new MlpFactory(), config(4, 9, 2, true));
    }

    @Test
    void sizesAreToldWithoutBuildingTheModel() {
        NetworkChecks.sizesAreTold(
                new MlpFactory(), config(4, 9, 2, true), 9 * 3 * 4 + 9 + 9 * 9 + 9 + 9 * 2 + 2);
    }

    @Test
    void noLagsMeanAsManyAsTheTrainingSequencesHave() {
        // The test's training sequences have 30 steps.
        TrainableModel model =
                NetworkChecks.model(
                        new MlpFactory(),
                        config(0, 5, 1, false),
                        new Task(Task.Kind.CLASSIFICATION, 1, null));
        assertThat(model.parameterCount()).isEqualTo(5 * 2 * 30 + 5 + 5 * 3 + 3);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new MlpConfig(-1, 0, 0, false, null, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("lags")
                .hasMessageContaining("hidden")
                .hasMessageContaining("layers")
                .hasMessageContaining("head")
                .hasMessageContaining("standard-deviation-floor");
    }
}
