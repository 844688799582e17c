package io.warplab.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.error.WarpException;
import io.warplab.datasets.LocalContext;
import io.warplab.datasets.Settings;
import io.warplab.datasets.generated.ecology.LotkaVolterraFactory;
import io.warplab.datasets.generated.ecology.RepeatCopyFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperFactory;
import io.warplab.datasets.generated.mechanics.MassSpringDamperZeroFactory;
import io.warplab.datasets.generated.waves.SineConfig;
import io.warplab.datasets.generated.waves.SineFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every generator. */
class GeneratorsTest {
    static Stream<DatasetFactory<? extends Record>> generators() {
        return Stream.of(
                new MassSpringDamperFactory(),
                new MassSpringDamperZeroFactory(),
                new SineFactory(),
                new LotkaVolterraFactory(),
                new RepeatCopyFactory());
    }

    private static <C extends Record> Dataset make(
            DatasetFactory<C> factory, long seed, Map<String, ?> changes) {
        return make(factory, seed, 2, changes);
    }

    private static <C extends Record> Dataset make(
            DatasetFactory<C> factory, long seed, int threads, Map<String, ?> changes) {
        Map<String, Object> settings = new HashMap<>(Map.of("trainSize", 6, "testSize", 5));
        settings.putAll(changes);
        return factory.create(
                Settings.of(factory.configType(), settings),
                new LocalContext(seed, Path.of(""), threads));
    }

    private static double[] numbers(Batch batch) {
        return batch.inputs().data().asDouble();
    }

    @ParameterizedTest
    @MethodSource("generators")
    void shapesClockAndIds(DatasetFactory<? extends Record> factory) {
        Dataset data = make(factory, 3, Map.of("steps", 64, "duration", 2.0));
        assertThat(data.name()).isEqualTo(factory.name());
        assertThat(data.timeUnit()).isEqualTo("s");
        assertThat(data.validation()).isNull();
        assertThat(data.train().size()).isEqualTo(6);
        assertThat(data.test().size()).isEqualTo(5);
        assertThat(data.train().steps()).isEqualTo(64);
        assertThat(data.train().inputSize()).isEqualTo(data.inputs().size());
        assertThat(data.test().ids()).containsExactly(6, 7, 8, 9, 10);
        assertThat(data.test().mask().minNumber().doubleValue()).isEqualTo(1);
        assertThat(data.test().time().getDouble(4, 63)).isEqualTo(2);
        assertThat(data.test().tau().getDouble(4, 63)).isEqualTo(1);
        assertThat(data.test().time().getDouble(0, 21)).isCloseTo(2 * 21 / 63.0, within(1e-15));
        data.testParameters()
                .forEach((name, values) -> assertThat(values.shape()).as(name).containsExactly(5));
        assertThat(data.notes()).contains("generated from seed 3");
    }

    @ParameterizedTest
    @MethodSource("generators")
    void theSeedDecidesAndNothingElse(DatasetFactory<? extends Record> factory) {
        Map<String, Object> noisy = Map.of("noise", 0.1);
        Dataset first = make(factory, 11, noisy);
        Dataset again = make(factory, 11, noisy);
        Dataset other = make(factory, 12, noisy);
        assertThat(numbers(again.train())).containsExactly(numbers(first.train()));
        assertThat(numbers(again.test())).containsExactly(numbers(first.test()));
        assertThat(numbers(other.train())).isNotEqualTo(numbers(first.train()));
        assertThat(numbers(first.test())).isNotEqualTo(numbers(first.train()));
    }

    @ParameterizedTest
    @MethodSource("generators")
    void theNumberOfThreadsDoesNotMatter(DatasetFactory<? extends Record> factory) {
        assertThat(numbers(make(factory, 5, 4, Map.of()).train()))
                .containsExactly(numbers(make(factory, 5, 1, Map.of()).train()));
    }

    @ParameterizedTest
    @MethodSource("generators")
    void sizesDoNotChangeTheDraws(DatasetFactory<? extends Record> factory) {
        Dataset small = make(factory, 2, Map.of());
        Dataset large = make(factory, 2, Map.of("trainSize", 9));
        double[] few = numbers(small.train());
        assertThat(Arrays.copyOf(numbers(large.train()), few.length)).containsExactly(few);
        assertThat(numbers(large.test())).containsExactly(numbers(small.test()));
    }

    @Test
    void noiseHasTheSizeAskedForAndIsTheModelsToForecast() {
        MassSpringDamperFactory factory = new MassSpringDamperFactory();
        Map<String, Object> many = Map.of("trainSize", 400);
        Dataset clean = make(factory, 1, many);
        Map<String, Object> settings = new HashMap<>(many);
        settings.put("noise", 0.05);
        Dataset noisy = make(factory, 1, settings);
        assertThat(noisy.train().targets()).isSameAs(noisy.train().inputs());
        for (int c = 0; c < 2; c++) {
            double[] before = channel(numbers(clean.train()), c);
            double[] after = channel(numbers(noisy.train()), c);
            double[] noise = new double[before.length];
            Arrays.setAll(noise, i -> after[i] - before[i]);
            assertThat(deviation(noise) / deviation(before)).isCloseTo(0.05, within(5e-4));
        }
        assertThat(noisy.testParameters()).isEqualTo(clean.testParameters());
    }

    private static double[] channel(double[] all, int c) {
        double[] one = new double[all.length / 2];
        Arrays.setAll(one, i -> all[2 * i + c]);
        return one;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("generators")
    void wrongSettingsAllAtOnce(DatasetFactory<? extends Record> factory) {
        WarpException refused =
                catchThrowableOfType(
                        WarpException.class,
                        () ->
                                make(
                                        factory,
                                        1,
                                        Map.of(
                                                "trainSize",
                                                0,
                                                "testSize",
                                                -1,
                                                "steps",
                                                1,
                                                "duration",
                                                Double.NaN,
                                                "noise",
                                                -0.1)));
        assertThat(refused)
                .hasMessageContaining("train-size: expected at least 1, got 0")
                .hasMessageContaining("test-size: ")
                .hasMessageContaining("steps: expected at least 2, got 1")
                .hasMessageContaining("duration: ")
                .hasMessageContaining("noise: ");
    }

    @Test
    void wrongRangesNameTheParameter() {
        WarpException refused =
                catchThrowableOfType(
                        WarpException.class,
                        () ->
                                make(
                                        new MassSpringDamperFactory(),
                                        1,
                                        Map.of(
                                                "trainRanges",
                                                Map.of(
                                                        "stifness",
                                                        List.of(1.0, 2.0),
                                                        "mass",
                                                        List.of(0.0, 1.0),
                                                        "damping",
                                                        List.of(2.0, 1.0)))));
        assertThat(refused)
                .hasMessageContaining(
                        "train-ranges.stifness: no such parameter. Did you mean stiffness? There are: mass,"
                                + " stiffness, damping")
                .hasMessageContaining("train-ranges.damping: expected [low, high]")
                .hasMessageContaining("train-ranges.mass: expected a positive mass");
    }

    @Test
    void ratesThatCannotBeIntegratedAreTheUsersToMend() {
        assertThatThrownBy(
                        () ->
                                make(
                                        new LotkaVolterraFactory(),
                                        1,
                                        Map.of(
                                                "trainRanges",
                                                Map.of(
                                                        "prey-growth",
                                                        List.of(9e5, 1e6),
                                                        "predation",
                                                        List.of(0.0, 0.0)))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("cannot be integrated");
    }

    @Test
    void generatedDataAreNotReadFromFiles() {
        assertThatThrownBy(
                        () ->
                                new SineFactory()
                                        .read(
                                                Settings.of(SineConfig.class, Map.of()),
                                                Path.of("own.csv"),
                                                new LocalContext(1, Path.of(""))))
                .isInstanceOf(WarpException.class)
                .hasMessageContaining("'sine' is generated");
    }
}
