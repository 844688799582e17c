package io.warplab.baselines.leastsquares;

import static io.warplab.baselines.Sequences.context;
import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.PhysicalModel;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.baselines.TestSystems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static final double DT = 0.05;
    private static final int STEPS = 120;
    private static final int CONTEXT = 60;
    private static final double[][] PARAMETERS = {{9.81, 0.2}, {4, 0.05}, {15, 0.6}};

    private static ModelContext modelContext(int channels) {
        return context(
                        new Task(Task.Kind.FORECAST, CONTEXT, null),
                        channels,
                        channels,
                        0,
                        new OptimizerSpec())
                .withSystems(name -> TestSystems.PENDULUM);
    }

    private static TrainableModel model(LeastSquaresConfig config) {
        return new LeastSquaresFactory().create(config, modelContext(2));
    }

    private static LeastSquaresConfig config() {
        return new LeastSquaresConfig("pendulum", "", Map.of(), 200, 0, 50, 3);
    }

    private static double[][][] swings(int n, long seed) {
        return TestSystems.motions(
                TestSystems.PENDULUM,
                TestSystems.starts(n, new double[] {1, 0}, 0.8, seed),
                PARAMETERS,
                STEPS,
                DT);
    }

    @Test
    void cleanMotionGivesTheParametersAndTheFuture() {
        TrainableModel model = model(config());
        double[][][] data = swings(6, 1);
        Batch batch = TestSystems.batch(data, DT);
        double[] identified =
                values(((PhysicalModel) model).identify(batch, new ForecastSpec(CONTEXT)));
        double[] predicted = values(model.predict(batch, new ForecastSpec(CONTEXT)).mean());
        for (int n = 0; n < data.length; n++) {
            for (int k = 0; k < 2; k++) {
                double truth = PARAMETERS[n % 3][k];
                int end = (n * STEPS + STEPS - 1) * 2 + k;
                assertThat(identified[end]).isCloseTo(truth, within(1e-4 * truth));
                // What is believed does not change after the context.
                assertThat(identified[end])
                        .isEqualTo(identified[(n * STEPS + CONTEXT - 1) * 2 + k]);
            }
            for (int t = CONTEXT; t < STEPS; t++) {
                assertThat(predicted[(n * STEPS + t) * 2]).isCloseTo(data[n][t][0], within(1e-3));
            }
        }
    }

    @Test
    void noisyMotionIsIdentifiedWithHonestSpread() {
        double noise = 0.05;
        double[][][] clean = swings(30, 2);
        TrainableModel model = model(config());
        model.prepare(TestSystems.batch(TestSystems.noisy(swings(12, 3), noise, 4), DT));
        Batch batch = TestSystems.batch(TestSystems.noisy(clean, noise, 5), DT);
        assertThat(values(model.state().weights().get("residual-sd")))
                .containsExactly(new double[] {noise, noise}, within(0.2 * noise));
        double[] identified =
                values(((PhysicalModel) model).identify(batch, new ForecastSpec(CONTEXT)));
        Predictions predictions = model.predict(batch, new ForecastSpec(CONTEXT));
        double[] mean = values(predictions.mean());
        double[] sd = values(predictions.sd());
        double[] observed = values(batch.targets());
        int within = 0;
        int count = 0;
        for (int n = 0; n < clean.length; n++) {
            double truth = PARAMETERS[n % 3][0];
            assertThat(identified[(n * STEPS + STEPS - 1) * 2])
                    .isCloseTo(truth, within(0.05 * truth));
            for (int i = (n * STEPS + CONTEXT) * 2; i < (n + 1) * STEPS * 2; i++) {
                within += Math.abs(mean[i] - observed[i]) < 2 * sd[i] ? 1 : 0;
                count++;
            }
        }
        assertThat(within / (double) count).isBetween(0.9, 0.99);
    }

    @Test
    void aChaoticSystemIsIdentifiedOverAShortHorizon() {
        double[] truth = {10, 28, 8.0 / 3};
        double[][][] data =
                TestSystems.motions(
                        TestSystems.LORENZ,
                        TestSystems.onLorenzAttractor(6),
                        new double[][] {truth},
                        100,
                        0.02);
        ModelContext lorenz =
                context(new Task(Task.Kind.FORECAST, 100, null), 3, 3, 0, new OptimizerSpec())
                        .withSystems(name -> TestSystems.LORENZ);
        PhysicalModel model =
                (PhysicalModel)
                        new LeastSquaresFactory()
                                .create(
                                        new LeastSquaresConfig(
                                                "lorenz", "", Map.of(), 60, 1, 50, 1),
                                        lorenz);
        double[] identified =
                values(
                        model.identify(
                                TestSystems.batch(TestSystems.noisy(data, 0.1, 12), 0.02),
                                new ForecastSpec(100)));
        for (int n = 0; n < 6; n++) {
            for (int k = 0; k < 3; k++) {
                assertThat(identified[(n * 100 + 99) * 3 + k])
                        .as("sequence %d, parameter %d", n, k)
                        .isCloseTo(truth[k], within(0.02 * truth[k]));
            }
        }
    }

    private static ModelContext drivenContext(DynamicalSystem system) {
        return context(new Task(Task.Kind.FORECAST, CONTEXT, null), 2, 1, 0, new OptimizerSpec())
                .withSystems(name -> system);
    }

    @Test
    void aDrivenSystemIsIdentifiedAndContinuedUnderWhatIsToCome() {
        double[] rates = {0.5, 1.5, 4};
        Batch driven = TestSystems.driven(TestSystems.decays(rates, STEPS, DT, 13), 1, DT);
        TrainableModel model =
                new LeastSquaresFactory().create(config(), drivenContext(TestSystems.DECAY));
        double[] identified =
                values(((PhysicalModel) model).identify(driven, new ForecastSpec(CONTEXT)));
        for (int n = 0; n < rates.length; n++) {
            assertThat(identified[(n + 1) * STEPS - 1]).isCloseTo(rates[n], within(1e-4));
        }
        double[] predicted = values(model.predict(driven, new ForecastSpec(CONTEXT)).mean());
        double[] truth = values(driven.targets());
        for (int n = 0; n < rates.length; n++) {
            for (int i = n * STEPS + CONTEXT; i < (n + 1) * STEPS; i++) {
                assertThat(predicted[i]).as("entry %d", i).isCloseTo(truth[i], within(1e-3));
            }
        }
    }

    @Test
    void knownInputsMustBeThoseOfTheSystem() {
        assertThatThrownBy(
                        () ->
                                new LeastSquaresFactory()
                                        .create(config(), drivenContext(TestSystems.PENDULUM)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("inputs []")
                .hasMessageContaining("known inputs [c1]");
    }

    @Test
    void theEstimateOfAStepSeesNothingLater() {
        PhysicalModel model = (PhysicalModel) model(config());
        double[][][] data = swings(2, 6);
        double[] before =
                values(model.identify(TestSystems.batch(data, DT), new ForecastSpec(CONTEXT)));
        int half = CONTEXT / 2;
        for (double[][] sequence : data) {
            for (int t = half; t < STEPS; t++) {
                sequence[t][0] += 1;
            }
        }
        double[] after =
                values(model.identify(TestSystems.batch(data, DT), new ForecastSpec(CONTEXT)));
        for (int n = 0; n < 2; n++) {
            for (int i = n * STEPS * 2; i < (n * STEPS + half) * 2; i++) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
        }
        assertThat(after[STEPS * 2 - 1]).isNotEqualTo(before[STEPS * 2 - 1]);
    }

    @Test
    void moreThreadsGiveTheSameNumbers() {
        Batch batch = TestSystems.batch(TestSystems.noisy(swings(5, 7), 0.02, 8), DT);
        TrainableModel many =
                new LeastSquaresFactory().create(config(), modelContext(2).withResources(3, 0));
        assertThat(values(many.predict(batch, new ForecastSpec(CONTEXT)).mean()))
                .containsExactly(
                        values(model(config()).predict(batch, new ForecastSpec(CONTEXT)).mean()));
    }

    @Test
    void reportsResidualAndTime() {
        Map<String, Double> parts =
                model(config())
                        .trainStep(
                                TestSystems.batch(swings(2, 9), DT), new TrainingStep(0, 0, 1, 1))
                        .parts();
        assertThat(parts.get("residual-sd")).isPositive();
        assertThat(parts.get("seconds-per-sequence")).isPositive();
        assertThat(model(config()).parameterCount()).isEqualTo(2 + 2);
    }

    @Test
    void boundsAreKept() {
        LeastSquaresConfig narrow =
                new LeastSquaresConfig(
                        "pendulum", "", Map.of("g-over-l", List.of(1.0, 5.0, 2.0)), 200, 0, 50, 2);
        PhysicalModel model = (PhysicalModel) model(narrow);
        assertThat(model.physicalParameters().get(0).upper()).isEqualTo(5);
        double[] identified =
                values(
                        model.identify(
                                TestSystems.batch(swings(3, 10), DT), new ForecastSpec(CONTEXT)));
        for (int i = 0; i < identified.length; i += 2) {
            assertThat(identified[i]).isBetween(1.0, 5.0);
        }
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> model(new LeastSquaresConfig()))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("name of a system");
        assertThatThrownBy(() -> new LeastSquaresFactory().create(config(), modelContext(3)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("theta, omega")
                .hasMessageContaining("3 channels");
        assertThatThrownBy(
                        () ->
                                model(
                                        new LeastSquaresConfig(
                                                "pendulum",
                                                "",
                                                Map.of("mass", List.of(0.0, 1.0, 0.5)),
                                                200,
                                                0,
                                                50,
                                                2)))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("bounds.mass")
                .hasMessageContaining("g-over-l");
        ModelContext alone =
                context(new Task(Task.Kind.FORECAST, 3, null), 2, 2, 0, new OptimizerSpec());
        assertThatThrownBy(() -> new LeastSquaresFactory().create(config(), alone))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("pendulum");
    }
}
