package io.warplab.baselines.mlp;

import static io.warplab.baselines.Sequences.adam;
import static io.warplab.baselines.Sequences.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.BaselineFactory;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpTest extends NetworkTest<MlpConfig> {
    private static final int LAGS = 5;
    private static final int HIDDEN = 6;
    private static final int LAYERS = 3;

    @Override
    protected BaselineFactory<MlpConfig> factory() {
        return new MlpFactory();
    }

    @Override
    protected MlpConfig config(NeuralConfig.HeadKind head) {
        return new MlpConfig(LAGS, HIDDEN, LAYERS, true, head, NeuralConfig.FLOOR);
    }

    @Override
    protected boolean clocked() {
        return true;
    }

    /** The start of the window is filled up with the first input. */
    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        List<double[]> inputs = new ArrayList<>();
        return input -> {
            inputs.add(input);
            double[] window = new double[input.length * LAGS];
            for (int k = 0; k < LAGS; k++) {
                double[] x = inputs.get(Math.max(0, inputs.size() - LAGS + k));
                for (int c = 0; c < x.length; c++) {
                    window[c * LAGS + k] = x[c];
                }
            }
            double[] first = PlainLayers.map(weights.linear("window", window), PlainLayers::relu);
            return weights.perceptron("rest", LAYERS - 1, PlainLayers::relu, first);
        };
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        return HIDDEN * (inputs * LAGS + 1L)
                + (LAYERS - 1) * HIDDEN * (HIDDEN + 1L)
                + outputs * (HIDDEN + 1L);
    }

    @Test
    void noLagsMeanAsManyAsTheTrainingSequencesHave() {
        Task task = new Task(Task.Kind.CLASSIFICATION, 1, null);
        MlpConfig config =
                new MlpConfig(0, 5, 1, false, NeuralConfig.HeadKind.POINT, NeuralConfig.FLOOR);
        // The test's training sequences have 30 steps.
        TrainableModel model = new MlpFactory().create(config, context(task, 2, 2, 3, adam()));
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
