package io.warplab.baselines.tcn;

import static io.warplab.baselines.Sequences.adam;
import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

class TcnTest extends NetworkTest<TcnConfig> {
    @Override
    protected BaselineFactory<TcnConfig> factory() {
        return new TcnFactory();
    }

    /** It sees 31 steps: less than the context and more than what is fed back. */
    @Override
    protected TcnConfig config(HeadKind head) {
        return new TcnConfig(5, 4, 2, false, head, NeuralConfig.FLOOR);
    }

    @Override
    protected PlainNetwork plain(PlainLayers weights) {
        return new PlainTcn(weights, 4, 2);
    }

    @Override
    protected long parameters(int inputs, int outputs) {
        return 5 * 2 * (inputs + 7 * 5L) + 8 * 10 + 5 * (inputs + 1L) + outputs * 6L;
    }

    @Test
    void anOutputSeesItsReceptiveFieldAndNothingElse() {
        // Two levels of 3 taps see 1 + 2 * 2 * 3 = 13 steps.
        double[][][] data = noise(1, 30, 2, 8);
        TrainableModel model =
                factory()
                        .create(
                                new TcnConfig(8, 2, 3, false, HeadKind.POINT, NeuralConfig.FLOOR),
                                context(
                                        new Task(Task.Kind.RECONSTRUCTION, 1, null),
                                        2,
                                        2,
                                        0,
                                        adam()));
        double[] before = values(model.predict(batch(data), new ForecastSpec(30)).mean());
        data[0][10][0] += 10;
        double[] after = values(model.predict(batch(data), new ForecastSpec(30)).mean());
        for (int t = 0; t < 30; t++) {
            boolean touched =
                    before[2 * t] != after[2 * t] || before[2 * t + 1] != after[2 * t + 1];
            assertThat(touched).as("step " + t).isEqualTo(t >= 10 && t < 10 + 13);
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new TcnConfig(0, 0, 1, false, HeadKind.POINT, 1e-4))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("channels")
                .hasMessageContaining("levels")
                .hasMessageContaining("kernel");
    }
}
