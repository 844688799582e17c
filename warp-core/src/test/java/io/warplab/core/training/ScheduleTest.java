package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.model.TrainingStep;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Factors that a model is given, against their closed forms: 3 steps per epoch. */
class ScheduleTest {
    private static final int BATCHES = 3;

    @Test
    void constantIsOne() {
        assertThat(factors(2, Map.of("kind", "constant"), w -> 1)).containsOnly(1);
    }

    @Test
    void warmupGrowsLinearlyStepByStep() {
        assertThat(factors(3, Map.of("kind", "constant", "warmup", 2), w -> 1))
                .containsExactly(
                        new double[] {1 / 6., 2 / 6., 3 / 6., 4 / 6., 5 / 6., 1, 1, 1, 1},
                        within(1e-15));
        assertThat(factors(2, Map.of("kind", "constant", "warmup", 0.34), w -> 1)).containsOnly(1);
    }

    @Test
    void cosineGoesFromOneTowardsTheFloor() {
        double[] factors = factors(4, Map.of("kind", "cosine", "floor", 0.2), w -> 1);

        for (int i = 0; i < 12; i++) {
            assertThat(factors[i])
                    .isCloseTo(0.2 + 0.8 * (1 + Math.cos(Math.PI * i / 12)) / 2, within(1e-15));
        }
    }

    @Test
    void cosineBeginsAfterTheWarmup() {
        double[] factors = factors(4, Map.of("kind", "cosine", "floor", 0.2, "warmup", 1), w -> 1);

        for (int i = 0; i < 12; i++) {
            double cosine = 0.2 + 0.8 * (1 + Math.cos(Math.PI * (i - 3) / 9)) / 2;
            assertThat(factors[i]).isCloseTo(i < 3 ? (i + 1) / 3. : cosine, within(1e-15));
        }
    }

    @Test
    void plateauReducesDownToTheFloor() {
        // Better in epochs 1 and 2 only.
        double[] factors =
                factors(
                        10,
                        Map.of(
                                "kind",
                                "reduce-on-plateau",
                                "patience",
                                2,
                                "factor",
                                0.1,
                                "floor",
                                0.005),
                        w -> Math.max(1, 3 - w / BATCHES));

        double[] expected = {1, 1, 1, 1, .1, .1, .01, .01, .005, .005};
        for (int epoch = 0; epoch < expected.length; epoch++) {
            for (int batch = 0; batch < BATCHES; batch++) {
                assertThat(factors[epoch * BATCHES + batch])
                        .as("epoch %d", epoch + 1)
                        .isCloseTo(expected[epoch], within(1e-15));
            }
        }
    }

    @Test
    void improvementResetsThePlateau() {
        // Better in every second epoch: never two in a row without.
        double[] factors =
                factors(
                        8,
                        Map.of("kind", "reduce-on-plateau", "patience", 2),
                        w -> (w / BATCHES) % 2 == 1 ? 10 - w / BATCHES : 20);

        assertThat(factors).containsOnly(1);
    }

    private static double[] factors(
            int epochs, Map<String, Object> schedule, DoubleUnaryOperator criterion) {
        CountingModel model = new CountingModel(criterion);
        new Trainer(
                        Settings.of(
                                Map.of("epochs", epochs, "batch-size", 2, "schedule", schedule)),
                        Sequences.FORECAST,
                        1)
                .train(
                        model,
                        Sequences.sines(2 * BATCHES, 1),
                        Sequences.sines(2, 2),
                        Checkpoints.none(),
                        new TrainingListener() {});
        return model.steps.stream().mapToDouble(TrainingStep::rateFactor).toArray();
    }
}
