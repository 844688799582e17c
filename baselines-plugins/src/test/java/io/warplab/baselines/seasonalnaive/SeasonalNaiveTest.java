package io.warplab.baselines.seasonalnaive;

import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static io.warplab.baselines.Sequences.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {
    private static TrainableModel model(Integer season, int contextSteps, int channels) {
        return new SeasonalNaiveFactory()
                .create(
                        new SeasonalNaiveConfig(season),
                        context(
                                new Task(Task.Kind.FORECAST, contextSteps, null),
                                channels,
                                channels,
                                0,
                                new OptimizerSpec()));
    }

    @Test
    void repeatsTheLastSeason() {
        double[][][] data = {{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}}};
        assertThat(values(model(3, 5, 1).predict(batch(data), new ForecastSpec(5)).mean()))
                // In a season's absence the last value; then a season ago; then the last full
                // season.
                .containsExactly(1, 1, 2, 1, 2, 3, 4, 5, 3, 4);
    }

    @Test
    void goesBackFurtherWhereASeasonAgoWasNotObserved() {
        double[][][] data = {{{1}, {2}, {3}, {4}, {Double.NaN}, {6}, {7}, {8}}};
        double[][] mask = {{1, 1, 1, 1, 0, 1, 1, 1}};
        double[] predicted =
                values(
                        model(2, 6, 1)
                                .predict(batch(data, null, mask, null), new ForecastSpec(6))
                                .mean());
        // A season before step 6 is step 4, which is missing: step 2.
        assertThat(predicted[6]).isEqualTo(3);
        assertThat(predicted[7]).isEqualTo(6);
    }

    @Test
    void findsTheSeason() {
        TrainableModel model = model(null, 50, 2);
        model.prepare(batch(waves(20, 120, 1)));
        assertThat(values(model.state().weights().get("season"))).containsExactly(20);
        double[][][] unseen = waves(3, 120, 2);
        double[] predicted = values(model.predict(batch(unseen), new ForecastSpec(50)).mean());
        for (int t = 50; t < 120; t++) {
            assertThat(predicted[2 * t]).isCloseTo(unseen[0][t][0], within(1e-9));
        }
        assertThat(model.parameterCount()).isEqualTo(1);
        assertThat(model(4, 50, 2).parameterCount()).isZero();
    }

    @Test
    void findsASharpSeasonUnderNoiseRatherThanItsDouble() {
        double[][][] data = noise(10, 200, 1, 3);
        for (double[][] sequence : data) {
            for (int t = 0; t < 200; t++) {
                sequence[t][0] = 0.3 * sequence[t][0] + (t % 7 == 0 ? 3 : 0);
            }
        }
        TrainableModel model = model(null, 60, 1);
        model.prepare(batch(data));
        assertThat(values(model.state().weights().get("season"))).containsExactly(7);
    }

    @Test
    void withoutASeasonItIsPersistence() {
        TrainableModel model = model(null, 20, 1);
        model.prepare(batch(noise(40, 100, 1, 4)));
        assertThat(values(model.state().weights().get("season"))).containsExactly(1);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new SeasonalNaiveConfig(0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("season");
    }
}
