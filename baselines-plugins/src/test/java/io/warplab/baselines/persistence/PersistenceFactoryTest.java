package io.warplab.baselines.persistence;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import org.junit.jupiter.api.Test;

class PersistenceFactoryTest {
    private static TrainableModel model(Task task, int inputs, int targets, int classes) {
        return new PersistenceFactory()
                .create(
                        new PersistenceConfig(),
                        context(task, inputs, targets, classes, new OptimizerSpec()));
    }

    @Test
    void forecastRepeatsTheLastValueSeen() {
        TrainableModel model = model(new Task(Task.Kind.FORECAST, 3, null), 1, 1, 0);
        Batch data = batch(new double[][][] {{{1}, {2}, {4}, {8}, {16}}});
        assertThat(values(model.predict(data, new ForecastSpec(3)).mean()))
                .containsExactly(1, 1, 2, 4, 4);
        // Squares of 1, 2, 4 and 12 over 4 predicted steps.
        assertThat(model.trainStep(data, new TrainingStep(0, 0, 1, 1)).loss())
                .isEqualTo((1 + 4 + 16 + 144) / 4.0);
        assertThat(model.parameterCount()).isZero();
        assertThat(model.isIterative()).isFalse();
    }

    @Test
    void unobservedStepsAreSkipped() {
        TrainableModel model = model(new Task(Task.Kind.FORECAST, 4, null), 1, 1, 0);
        Batch data =
                batch(
                        new double[][][] {{{1}, {2}, {Double.NaN}, {8}, {16}}},
                        null,
                        new double[][] {{1, 1, 0, 1, 1}},
                        null);
        assertThat(values(model.predict(data, new ForecastSpec(4)).mean()))
                .containsExactly(1, 1, 2, 2, 8);
    }

    @Test
    void reconstructionRepeatsTheInput() {
        TrainableModel model = model(new Task(Task.Kind.RECONSTRUCTION, 1, null), 1, 1, 0);
        Batch data =
                batch(
                        new double[][][] {{{1}, {2}, {3}}},
                        new double[][][] {{{9}, {9}, {9}}},
                        null,
                        null);
        assertThat(values(model.predict(data, new ForecastSpec(3)).mean()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void classificationSaysTheMajorityAndKeepsItInItsState() {
        Task task = new Task(Task.Kind.CLASSIFICATION, 1, null);
        TrainableModel model = model(task, 1, 1, 3);
        Batch data = batch(new double[][][] {{{1}}, {{2}}, {{3}}}, null, null, new int[] {2, 0, 2});
        model.prepare(data);
        double[] scores = values(model.predict(data, new ForecastSpec(1)).mean());
        assertThat(scores).hasSize(9);
        assertThat(Math.exp(scores[0]) + Math.exp(scores[1]) + Math.exp(scores[2]))
                .isCloseTo(1, within(1e-12));
        assertThat(scores[2]).isGreaterThan(scores[0]);
        assertThat(scores[0]).isGreaterThan(scores[1]);
        TrainableModel other = model(task, 1, 1, 3);
        other.restore(model.state());
        assertThat(values(other.predict(data, new ForecastSpec(1)).mean())).containsExactly(scores);
    }

    @Test
    void refusesWhatItCannotRepeat() {
        assertThatThrownBy(() -> model(new Task(Task.Kind.FORECAST, 1, null), 1, 2, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("expected inputs c0, c1");
        assertThatThrownBy(() -> model(new Task(Task.Kind.RECONSTRUCTION, 1, null), 2, 1, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("as many targets as inputs");
    }
}
