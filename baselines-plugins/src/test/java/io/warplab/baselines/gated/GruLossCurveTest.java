package io.warplab.baselines.gated;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.baselines.neural.PlainLayers;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training from the same weights on the same batches, against plain Java: step by step. */
class GruLossCurveTest {
    private static final int CHANNELS = 2;
    private static final int HIDDEN = 10;
    private static final int UPDATES = 25;
    private static final double RATE = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {8, 30})
    void theLossCurveIsThatOfPlainJava(int seen) {
        Task task = new Task(Task.Kind.FORECAST, seen, null);
        TrainableModel model =
                GatedFactory.gru()
                        .create(
                                GatedConfigs.of(HIDDEN, 1, false),
                                context(
                                        task,
                                        CHANNELS,
                                        CHANNELS,
                                        0,
                                        new OptimizerSpec("adam", RATE, Map.of(), 0)));
        PlainGruTraining plain =
                new PlainGruTraining(
                        PlainLayers.copies(model.state().weights()), CHANNELS, HIDDEN, RATE);
        double first = 0;
        double last = 0;
        for (int i = 0; i < UPDATES; i++) {
            double[][][] data = waves(8, 30, 100 + i);
            last = plain.step(data, seen);
            first = i == 0 ? last : first;
            assertThat(model.trainStep(batch(data), new TrainingStep(i, 0, 1, i)).loss())
                    .as("loss of update %d", i)
                    .isCloseTo(last, within(1e-5));
        }
        assertThat(last).isLessThan(first / 2);
    }
}
