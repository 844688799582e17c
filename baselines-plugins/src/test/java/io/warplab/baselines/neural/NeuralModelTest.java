package io.warplab.baselines.neural;

import static io.warplab.baselines.Sequences.adam;
import static io.warplab.baselines.Sequences.batch;
import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.leading;
import static io.warplab.baselines.Sequences.noise;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.StepEstimate;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.parameters.ParameterSpec;
import io.warplab.baselines.gated.GatedConfig;
import io.warplab.baselines.gated.GatedFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuralModelTest {
    private static final GatedConfig CONFIG =
            new GatedConfig(8, 1, true, NeuralConfig.HeadKind.GAUSSIAN, 0.01);

    private static ModelContext of(Task.Kind kind) {
        int classes = kind == Task.Kind.CLASSIFICATION ? 3 : 0;
        return context(new Task(kind, 6, 0.7), 2, 2, classes, adam());
    }

    @ParameterizedTest
    @EnumSource(Task.Kind.class)
    void aBatchThatDoesNotFitIsComputedInPartsToTheSame(Task.Kind kind) {
        Batch data = batch(noise(7, 20, 2, 1), null, null, new int[] {0, 1, 2, 0, 1, 2, 0});
        ModelContext roomy = of(kind);
        // Room for two sequences.
        int outputs = kind == Task.Kind.CLASSIFICATION ? 3 : 4;
        ModelContext tight = roomy.withResources(1, 2 * 4 * 20 * (3 + outputs + 7 * 8) + 64);
        StepEstimate told = GatedFactory.gru().estimate(CONFIG, tight, 7, 20).orElseThrow();
        assertThat(told.blockSize()).isEqualTo(2);
        TrainableModel whole = GatedFactory.gru().create(CONFIG, roomy);
        TrainableModel parts = GatedFactory.gru().create(CONFIG, tight);
        for (int i = 0; i < 3; i++) {
            TrainingStep step = new TrainingStep(i, 0, 1, 50 + i);
            Losses expected = whole.trainStep(data, step);
            Losses losses = parts.trainStep(data, step);
            assertThat(losses.loss()).isCloseTo(expected.loss(), within(1e-5));
            assertThat(losses.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4));
        }
        assertThat(values(parts.predict(data, new ForecastSpec(6)).mean()))
                .containsExactly(
                        values(whole.predict(data, new ForecastSpec(6)).mean()), within(1e-4));
    }

    /** Fed back in one sequence and data in the next, at the same step. */
    @Test
    void aSequenceWithKnownInputsDoesNotDependOnWhatOthersMiss() {
        double[][][] data = noise(3, 12, 3, 5);
        double[][] mask = new double[3][12];
        for (int n = 0; n < 3; n++) {
            for (int t = 0; t < 12; t++) {
                mask[n][t] = t == n + 1 || t == 9 ? 0 : 1;
            }
        }
        Batch driven = batch(data, leading(data, 2), mask, null);
        ModelContext context = context(new Task(Task.Kind.FORECAST, 6, null), 3, 2, 0, adam());
        TrainableModel model = GatedFactory.gru().create(CONFIG, context);
        double[] together = values(model.predict(driven, new ForecastSpec(6)).mean());
        for (int n = 0; n < 3; n++) {
            Batch one = driven.select(new int[] {n});
            assertThat(values(model.predict(one, new ForecastSpec(6)).mean()))
                    .containsExactly(
                            Arrays.copyOfRange(together, n * 24, (n + 1) * 24), within(1e-6));
        }
    }

    @Test
    void aSpreadIsToldWhereTheHeadIsGaussianAndTheTaskHasValues() {
        Batch data = batch(noise(3, 12, 2, 2), null, null, new int[] {0, 1, 2});
        for (Task.Kind kind : Task.Kind.values()) {
            TrainableModel model = GatedFactory.gru().create(CONFIG, of(kind));
            var told = model.predict(data, new ForecastSpec(6));
            if (kind == Task.Kind.CLASSIFICATION) {
                assertThat(told.sd()).isNull();
            } else {
                assertThat(told.sd().shape()).containsExactly(3, 12, 2);
                // Nothing predicts the first step of a forecast: it repeats the data.
                double first = told.sd().getDouble(0, 0, 0);
                assertThat(first == 0).isEqualTo(kind == Task.Kind.FORECAST);
                assertThat(told.sd().getDouble(0, 11, 1)).isGreaterThanOrEqualTo(0.01);
            }
        }
    }

    @Test
    void theFloorHoldsTheSpreadUp() {
        GatedConfig high = new GatedConfig(8, 1, true, NeuralConfig.HeadKind.GAUSSIAN, 3);
        TrainableModel model = GatedFactory.gru().create(high, of(Task.Kind.RECONSTRUCTION));
        Batch data = batch(noise(2, 5, 2, 3));
        assertThat(values(model.predict(data, new ForecastSpec(5)).sd())).containsOnly(3);
    }

    @Test
    void anArrayDrawsTheSameWhateverIsAddedAfterIt() {
        List<ParameterSpec> few = new ParameterList().linear("a", 3, 4).build();
        List<ParameterSpec> more =
                new ParameterList().linear("a", 3, 4).normal("b", 2, 500).build();
        assertThat(more.get(1).initial().apply(9)).containsExactly(few.get(1).initial().apply(9));
        double[] drawn = more.get(2).initial().apply(9);
        double square = 0;
        for (double value : drawn) {
            square += value * value / drawn.length;
        }
        assertThat(square).isBetween(3.0, 5.0);
        assertThat(few.get(0).initial().apply(9)).isNotEqualTo(few.get(0).initial().apply(10));
    }

    @Test
    void badCommonSettingsAreNamed() {
        assertThatThrownBy(() -> new GatedConfig(8, 1, false, null, -1))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("head")
                .hasMessageContaining("standard-deviation-floor");
    }
}
