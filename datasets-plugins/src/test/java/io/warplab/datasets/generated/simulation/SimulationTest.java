package io.warplab.datasets.generated.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.error.WarpException;
import io.warplab.api.physics.DynamicalSystem;
import io.warplab.api.physics.Trajectories;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.generated.ecology.LotkaVolterraFactory;
import io.warplab.physics.PhysicsPlugin;
import io.warplab.physics.meteorology.Lorenz63;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
    private static final LocalContext CONTEXT = new LocalContext(9, Path.of(""));

    private static Dataset make(String system, Object... settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("system", system);
        all.put("trainSize", 4);
        all.put("testSize", 6);
        all.put("steps", 40);
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return new SimulationFactory().create(Settings.of(SimulationConfig.class, all), CONTEXT);
    }

    private static double[] truth(Dataset data, DynamicalSystem system, int n) {
        return system.manifest().parameters().stream()
                .mapToDouble(q -> data.testParameters().get(q.name()).getDouble(n))
                .toArray();
    }

    private static double[] state(Batch batch, int n, int t) {
        double[] state = new double[batch.inputSize()];
        Arrays.setAll(state, c -> batch.inputs().getDouble(n, t, c));
        return state;
    }

    @Test
    void sequencesSolveTheSystemWithTheParametersThatGoWithThem() {
        Lorenz63 lorenz = new Lorenz63();
        Dataset data = make("lorenz-63", "duration", 1.0, "jitter", 0.4, "tolerance", 1e-12);
        assertThat(data.name()).isEqualTo("lorenz-63");
        assertThat(data.inputs()).extracting(Channel::name).containsExactly("x", "y", "z");
        assertThat(data.testParameters()).containsOnlyKeys("sigma", "rho", "beta");
        boolean irregular = false;
        for (int n = 0; n < data.test().size(); n++) {
            double[] times = data.test().time().getRow(n).toDoubleVector();
            double[][] expected =
                    Trajectories.integrate(
                            lorenz, state(data.test(), n, 0), truth(data, lorenz, n), times, 1e-12);
            assertThat(times[0]).isZero();
            assertThat(times[39]).isEqualTo(1);
            for (int t = 0; t < 40; t++) {
                assertThat(state(data.test(), n, t))
                        .as("sequence %d, step %d", n, t)
                        .containsExactly(expected[t], within(1e-7));
                assertThat(times[t]).isCloseTo(t / 39.0, within(0.4 / 39 + 1e-12));
                irregular |= Math.abs(times[t] - t / 39.0) > 0.2 / 39;
            }
        }
        assertThat(irregular).isTrue();
    }

    @Test
    void rangesHoldAndTheTestPartIsWider() {
        Dataset data =
                make(
                        "lorenz-63",
                        "testSize",
                        400,
                        "steps",
                        2,
                        "duration",
                        0.01,
                        "trainRanges",
                        Map.of("sigma", List.of(9.0, 11.0)),
                        "testRanges",
                        Map.of("rho", List.of(20.0, 40.0)),
                        "initialRanges",
                        Map.of("x", List.of(-8.0, 8.0)));
        assertFills(data.testParameters().get("sigma").data().asDouble(), 9, 11);
        assertFills(data.testParameters().get("rho").data().asDouble(), 20, 40);
        assertFills(data.testParameters().get("beta").data().asDouble(), 0.8 * 8 / 3, 1.2 * 8 / 3);
        double[] x = new double[400];
        double[] z = new double[400];
        Arrays.setAll(x, n -> state(data.test(), n, 0)[0]);
        Arrays.setAll(z, n -> state(data.test(), n, 0)[2]);
        assertFills(x, -8, 8);
        assertFills(z, 22.5, 27.5);
    }

    private static void assertFills(double[] values, double low, double high) {
        double margin = 0.05 * (high - low);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(low, low + margin);
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(high - margin, high);
    }

    @Test
    void hiddenStatesAreLeftOutAndTheOrderIsTheUsers() {
        Object[] settings = {"duration", 0.5, "noise", 0.0};
        Dataset all = make("lorenz-63", settings);
        Dataset some = make("lorenz-63", "duration", 0.5, "observed", List.of("z", "x"));
        assertThat(some.inputs()).extracting(Channel::name).containsExactly("z", "x");
        for (int t = 0; t < 40; t++) {
            assertThat(state(some.test(), 1, t))
                    .containsExactly(state(all.test(), 1, t)[2], state(all.test(), 1, t)[0]);
        }
    }

    @Test
    void afterATransientTheSystemIsWhereItsEquationTookIt() {
        Map<String, List<Double>> start =
                Map.of("x", List.of(1.0, 1.0), "y", List.of(2.0, 2.0), "z", List.of(20.0, 20.0));
        Dataset data =
                make("lorenz-63", "duration", 0.5, "transientTime", 0.7, "initialRanges", start);
        Lorenz63 lorenz = new Lorenz63();
        double[][] expected =
                Trajectories.integrate(
                        lorenz,
                        new double[] {1, 2, 20},
                        truth(data, lorenz, 2),
                        new double[] {0, 0.7, 1.2},
                        1e-12);
        assertThat(state(data.test(), 2, 0)).containsExactly(expected[1], within(1e-5));
        assertThat(state(data.test(), 2, 39)).containsExactly(expected[2], within(1e-4));
        assertThat(data.test().time().getDouble(2, 0)).isZero();
    }

    @Test
    void noiseIsRelativeToTheChannel() {
        Object[] size = {"trainSize", 300, "duration", 1.0};
        Dataset clean = make("lorenz-63", size);
        Object[] noisy = Arrays.copyOf(size, 6);
        noisy[4] = "noise";
        noisy[5] = 0.05;
        Dataset data = make("lorenz-63", noisy);
        for (int c = 0; c < 3; c++) {
            double squares = 0;
            double sum = 0;
            double own = 0;
            for (int n = 0; n < 300; n++) {
                for (int t = 0; t < 40; t++) {
                    double x = state(clean.train(), n, t)[c];
                    squares += Math.pow(state(data.train(), n, t)[c] - x, 2);
                    sum += x;
                    own += x * x;
                }
            }
            double mean = sum / 12000;
            double sd = Math.sqrt(own / 12000 - mean * mean);
            assertThat(Math.sqrt(squares / 12000)).isCloseTo(0.05 * sd, within(0.05 * 0.05 * sd));
        }
    }

    @Test
    void theUnitsAndTheClockAreTheSystems() {
        Dataset data = make("mass-spring-damper", "trainSpread", 0.0);
        DynamicalSystem system = CONTEXT.system("mass-spring-damper");
        assertThat(data.timeUnit()).isEqualTo(system.manifest().timeUnit());
        assertThat(data.test().time().getDouble(0, 39))
                .isCloseTo(5 * system.manifest().characteristicTime(), within(1e-12));
        assertThat(data.inputs().get(0).unit()).isEqualTo(system.manifest().states().get(0).unit());
    }

    @Test
    void theGeneratedSetOfPredatorsAndPreyIsOneOfThese() {
        Map<String, List<Double>> starts =
                Map.of("prey", List.of(1.0, 1.0), "predators", List.of(1.0, 1.0));
        LotkaVolterraFactory factory = new LotkaVolterraFactory();
        var settings =
                Settings.of(
                        factory.configType(), Map.of("trainSize", 4, "testSize", 6, "steps", 40));
        Dataset preset = factory.create(settings, CONTEXT);
        Dataset same =
                make(
                        "lotka-volterra",
                        "duration",
                        1.0,
                        "trainRanges",
                        settings.trainRanges(),
                        "testRanges",
                        settings.testRanges(),
                        "initialRanges",
                        starts,
                        "tolerance",
                        1e-12);
        assertThat(same.train().inputs()).isEqualTo(preset.train().inputs());
        assertThat(same.test().inputs()).isEqualTo(preset.test().inputs());
    }

    static Stream<DynamicalSystem> systems() {
        return new PhysicsPlugin().systems().stream();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everySystemCanBeSimulatedAsItIs(DynamicalSystem system) {
        String name = system.manifest().name();
        Dataset data = make(name, "trainSize", 3, "testSize", 3, "tolerance", 1e-8);
        assertThat(data.inputs()).hasSameSizeAs(system.manifest().states());
        assertThat(Arrays.stream(data.test().inputs().data().asDouble()).allMatch(Double::isFinite))
                .as(name)
                .isTrue();
        // No two sequences are alike, and each moves.
        assertThat(state(data.test(), 0, 39)).isNotEqualTo(state(data.test(), 1, 39));
        assertThat(state(data.test(), 0, 39)).isNotEqualTo(state(data.test(), 0, 0));
    }

    @Test
    void everyMistakeInTheSettingsIsTold() {
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        make(
                                                "lorenz-63",
                                                "trainRanges",
                                                Map.of("sigm", List.of(1.0, 2.0)),
                                                "testRanges",
                                                Map.of("rho", List.of(30.0, 2000.0)),
                                                "initialRanges",
                                                Map.of("x", List.of(2.0, 1.0)),
                                                "observed",
                                                List.of("x", "w"))))
                .hasMessageContaining("train-ranges.sigm: no such parameter. Did you mean sigma?")
                .hasMessageContaining(
                        "test-ranges.rho: [30.0, 2000.0] leaves the system's bounds [0.1, 200.0]")
                .hasMessageContaining("initial-ranges.x: expected [low, high]")
                .hasMessageContaining("observed: no state 'w'");
        assertThat(
                        catchThrowableOfType(
                                WarpException.class,
                                () ->
                                        make(
                                                "lorenz-63",
                                                "jitter",
                                                0.5,
                                                "trainSpread",
                                                1.0,
                                                "steps",
                                                1)))
                .hasMessageContaining("jitter: expected a number in [0.0, 0.5), got 0.5")
                .hasMessageContaining("train-spread: ")
                .hasMessageContaining("steps: ");
        assertThat(catchThrowableOfType(WarpException.class, () -> make("")))
                .hasMessageContaining("system: required");
    }
}
