package io.warplab.baselines.transformer;

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
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.neural.NetworkTest;
import io.warplab.baselines.neural.NeuralConfig;
import io.warplab.baselines.neural.NeuralConfig.HeadKind;
import io.warplab.baselines.neural.PlainLayers;
import io.warplab.baselines.neural.PlainNetwork;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TransformerTest extends NetworkTest<TransformerConfig> {
    @Override
    protected BaselineFactory<TransformerConfig> factory() {
        return new TransformerFactory();
    }

    @Override
    protected TransformerConfig config(HeadKind head) {
        return new TransformerConfig(8, 2, 2, 6, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        return new PlainTransformer(weights, 8, 2, 2);
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        long block = 4 * 8 * 8 + 2 * 8 * 6 + 6 + 9 * 8;
        return 8 * (inputs + 1L) + 2 * block + 2 * 8 + outputs * 9L;
    }

    private TrainableModel model(Task task) {
        return factory().create(config(HeadKind.POINT), context(task, 2, 2, 0, adam()));
    }

    /**
     * A roll-out from step 5 on cached keys and values says what one full causal pass over the same
     * inputs, its own predictions among them, says.
     */
    @Test
    void aCachedRollOutEqualsTheFullPassOverItsPredictions() {
        int steps = 45;
        TrainableModel model = model(new Task(Task.Kind.FORECAST, 5, null));
        double[] told =
                values(model.predict(batch(noise(2, steps, 2, 9)), new ForecastSpec(5)).mean());
        double[][][] driven = noise(2, steps, 2, 9);
        for (int i = 0; i < told.length; i++) {
            int t = i / 2 % steps;
            driven[i / 2 / steps][t][i % 2] = t < 5 ? driven[i / 2 / steps][t][i % 2] : told[i];
        }
        double[] full = values(model.predict(batch(driven), new ForecastSpec(steps)).mean());
        for (int i = 0; i < told.length; i++) {
            assertThat(full[i]).as("step " + i / 2 % steps).isCloseTo(told[i], within(1e-5));
        }
    }

    @Test
    void noStepSeesALaterOne() {
        double[][][] data = noise(1, 20, 2, 8);
        TrainableModel model = model(new Task(Task.Kind.RECONSTRUCTION, 1, null));
        double[] before = values(model.predict(batch(data), new ForecastSpec(20)).mean());
        data[0][10][1] += 3;
        double[] after = values(model.predict(batch(data), new ForecastSpec(20)).mean());
        assertThat(Arrays.copyOf(after, 20)).containsExactly(Arrays.copyOf(before, 20));
        for (int t = 10; t < 20; t++) {
            assertThat(after[2 * t]).as("step " + t).isNotEqualTo(before[2 * t]);
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new TransformerConfig(6, 2, 0, 4, false, HeadKind.POINT, 1e-4))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("width")
                .hasMessageContaining("even multiple")
                .hasMessageContaining("layers");
    }
}
