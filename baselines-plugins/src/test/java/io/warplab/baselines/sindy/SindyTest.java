package io.warplab.baselines.sindy;

import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.error.WarpException;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.Sequences;
import io.warplab.baselines.TestSystems;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SindyTest {
    private static final double[][] LORENZ = {{10, 28, 8.0 / 3}};
    private static final double DT = 0.01;

    private static ModelContext context(int channels, Normalisation scaling) {
        ModelContext plain =
                Sequences.context(
                        new Task(Task.Kind.FORECAST, 5, null),
                        channels,
                        channels,
                        0,
                        new OptimizerSpec());
        return new ModelContext(
                plain.name(),
                plain.task(),
                plain.inputs(),
                plain.targets(),
                0,
                plain.steps(),
                "s",
                scaling,
                scaling,
                1,
                plain.optimizer(),
                1,
                1);
    }

    private static TrainableModel model(SindyConfig config, int channels) {
        return new SindyFactory()
                .create(config, context(channels, Normalisation.identity(channels)));
    }

    private static double[][][] lorenz(int n, int steps) {
        return TestSystems.motions(
                TestSystems.LORENZ, TestSystems.onLorenzAttractor(n), LORENZ, steps, DT);
    }

    /** Terms: 1, x, y, z, xx, xy, xz, yy, yz, zz. */
    private static void isLorenz(double[] coefficients, double tolerance) {
        double[] truth = new double[30];
        truth[1] = -10;
        truth[2] = 10;
        truth[10 + 1] = 28;
        truth[10 + 2] = -1;
        truth[10 + 6] = -1;
        truth[20 + 3] = -8.0 / 3;
        truth[20 + 5] = 1;
        for (int i = 0; i < 30; i++) {
            if (truth[i] == 0) {
                assertThat(coefficients[i]).as("term %d", i).isZero();
            } else {
                assertThat(coefficients[i])
                        .as("term %d", i)
                        .isCloseTo(truth[i], within(tolerance * Math.abs(truth[i])));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Derivative.class)
    void findsTheEquationsOfLorenz(Derivative derivative) {
        TrainableModel model = model(new SindyConfig(2, 0, List.of(0.02), derivative, 11, 1), 3);
        model.prepare(TestSystems.batch(lorenz(4, 500), DT));
        isLorenz(values(model.state().weights().get("coefficients")), 0.01);
        assertThat(model.parameterCount()).isEqualTo(30);
    }

    @Test
    void theWeakFormFindsThemInNoise() {
        TrainableModel model =
                model(new SindyConfig(2, 0, List.of(0.05), Derivative.WEAK, 41, 1), 3);
        // About 1 % of the attractor's size.
        model.prepare(TestSystems.batch(TestSystems.noisy(lorenz(8, 1000), 0.1, 3), DT));
        isLorenz(values(model.state().weights().get("coefficients")), 0.03);
    }

    @Test
    void findsThePendulumAmongTrigonometricTerms() {
        double[][][] data =
                TestSystems.motions(
                        TestSystems.PENDULUM,
                        TestSystems.starts(6, new double[] {0, 0}, 2.5, 5),
                        new double[][] {{9.81, 0.2}},
                        200,
                        0.02);
        TrainableModel model =
                model(new SindyConfig(1, 1, List.of(0.02), Derivative.WEAK, 15, 1), 2);
        model.prepare(TestSystems.batch(data, 0.02));
        // Terms: 1, theta, omega, sin theta, cos theta, sin omega, cos omega.
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(
                        new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0, -0.2, -9.81, 0, 0, 0},
                        within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Derivative.class)
    void findsHowAKnownInputDrivesAndRollsItOut(Derivative derivative) {
        double[] rates = {0.8, 0.8, 0.8, 0.8};
        Batch driven = TestSystems.driven(TestSystems.decays(rates, 300, 0.05, 6), 1, 0.05);
        TrainableModel model =
                new SindyFactory()
                        .create(
                                new SindyConfig(2, 0, List.of(0.05), derivative, 11, 2),
                                Sequences.context(
                                        new Task(Task.Kind.FORECAST, 5, null),
                                        2,
                                        1,
                                        0,
                                        new OptimizerSpec()));
        model.prepare(driven);
        // Terms: 1, x, u, xx, xu, uu.
        assertThat(values(model.state().weights().get("coefficients")))
                .containsExactly(new double[] {0, -0.8, 1, 0, 0, 0}, within(5e-3));
        assertThat(values(model.predict(driven, new ForecastSpec(5)).mean()))
                .containsExactly(values(driven.targets()), within(0.02));
    }

    @Test
    void scalingDoesNotMatterAndTheRollOutFollows() {
        Normalisation scaling =
                new Normalisation(new double[] {0.5, -1, 23}, new double[] {8, 9, 8.5});
        SindyConfig config = new SindyConfig(2, 0, List.of(0.02, 0.2), Derivative.WEAK, 21, 4);
        TrainableModel model = new SindyFactory().create(config, context(3, scaling));
        model.prepare(scaled(lorenz(20, 200), scaling));
        isLorenz(values(model.state().weights().get("coefficients")), 1e-3);
        Batch unseen = scaled(lorenz(24, 100), scaling).select(new int[] {20, 21, 22, 23});
        double[] predicted = values(model.predict(unseen, new ForecastSpec(5)).mean());
        double[] truth = values(unseen.targets());
        assertThat(IntStream.range(0, truth.length).mapToDouble(i -> truth[i] - predicted[i]))
                .allMatch(error -> Math.abs(error) < 0.02);
    }

    private static Batch scaled(double[][][] data, Normalisation scaling) {
        Batch raw = TestSystems.batch(data, DT);
        var values = scaling.apply(raw.inputs());
        return raw.withValues(values, values);
    }

    @Test
    void aRollOutThatDivergesStandsStill() {
        // x' = x^2 reaches infinity at time 1 from x = 1.
        double[][][] data = new double[1][40][1];
        for (int t = 0; t < 40; t++) {
            data[0][t][0] = 1 / (2 - t * DT);
        }
        TrainableModel model =
                model(new SindyConfig(2, 0, List.of(0.01), Derivative.DIFFERENCES, 5, 1), 1);
        model.prepare(TestSystems.batch(data, DT));
        Batch far = TestSystems.batch(new double[][][] {new double[300][1]}, 0.1);
        far = far.withValues(far.inputs().add(1), far.inputs().add(1));
        assertThat(values(model.predict(far, new ForecastSpec(1)).mean()))
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void anEquationReadsAsOne() {
        TermLibrary library = new TermLibrary(2, 2, 1);
        double[][] coefficients = new double[2][library.size()];
        coefficients[0][2] = 1;
        coefficients[1][4] = -0.5;
        coefficients[1][6] = 2;
        assertThat(new Equation(library, coefficients).text(List.of("x", "y")))
                .isEqualTo("dx/dt = 1.0000 y; dy/dt = -0.50000 x y + 2.0000 sin(x)");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new SindyConfig(9, 0, List.of(2.0), null, 3, 0))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("degree")
                .hasMessageContaining("threshold")
                .hasMessageContaining("derivative")
                .hasMessageContaining("window")
                .hasMessageContaining("substeps");
        assertThatThrownBy(() -> model(new SindyConfig(), 40))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("1000 terms");
    }
}
