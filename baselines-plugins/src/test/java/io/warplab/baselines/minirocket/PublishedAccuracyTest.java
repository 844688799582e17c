package io.warplab.baselines.minirocket;

import static io.warplab.baselines.Sequences.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Normalisation;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.ModelContext;
import io.warplab.api.model.OptimizerSpec;
import io.warplab.api.model.Task;
import io.warplab.api.model.TrainableModel;
import io.warplab.baselines.Sequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on the test parts of two problems of the UEA archive, against the values published for
 * MiniRocket. Needs the archive's files in {@code -Duea.dir=DIR}, else in {@code shared/data/uea}
 * of a folder above.
 */
class PublishedAccuracyTest {
    private static final double MARGIN = 0.015;
    private static final long[] SEEDS = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({"BasicMotions, 1.0", "JapaneseVowels, 0.989"})
    void comesOutWhereItShould(String name, double published) throws IOException {
        Path folder = folder().resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "no " + folder + ": set -Duea.dir to the folder of the UEA archive's files");
        TimeSeriesFile train = TimeSeriesFile.read(folder.resolve(name + "_TRAIN.ts"));
        TimeSeriesFile test = TimeSeriesFile.read(folder.resolve(name + "_TEST.ts"));
        List<String> classes = train.labels().stream().distinct().sorted().toList();
        int channels = train.series().get(0).length;
        double[] zero = new double[channels];
        double[] one = Normalisation.identity(channels).scale();
        Batch raw = train.batch(train.longest(), classes, zero, one);
        Normalisation scaling =
                Normalisation.fit(Normalisation.Kind.STANDARD, raw.inputs(), raw.mask());
        Batch training = train.batch(train.longest(), classes, scaling.offset(), scaling.scale());
        Batch held = test.batch(test.longest(), classes, scaling.offset(), scaling.scale());
        double right = 0;
        for (long seed : SEEDS) {
            TrainableModel model =
                    new MiniRocketFactory()
                            .create(
                                    new MiniRocketConfig(),
                                    context(channels, classes, training, seed));
            model.prepare(training);
            right += right(model, held) / (double) SEEDS.length;
            long features = 9996;
            assertThat(model.parameterCount())
                    .isEqualTo(features + classes.size() * (features + 1));
        }
        assertThat(right / held.size()).isGreaterThan(published - MARGIN);
    }

    private static int right(TrainableModel model, Batch held) {
        double[] scores = values(model.predict(held, new ForecastSpec(held.steps())).mean());
        int classes = scores.length / held.size();
        int right = 0;
        for (int n = 0; n < held.size(); n++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = scores[n * classes + k] > scores[n * classes + best] ? k : best;
            }
            right += best == held.labels()[n] ? 1 : 0;
        }
        return right;
    }

    private static ModelContext context(
            int channels, List<String> classes, Batch training, long seed) {
        ModelContext plain =
                Sequences.context(
                        new Task(Task.Kind.CLASSIFICATION, 1, null),
                        channels,
                        channels,
                        classes.size(),
                        new OptimizerSpec());
        return new ModelContext(
                plain.name(),
                plain.task(),
                plain.inputs(),
                plain.targets(),
                classes.size(),
                training.steps(),
                "s",
                plain.inputScaling(),
                plain.targetScaling(),
                1,
                plain.optimizer(),
                seed,
                1);
    }

    private static Path folder() {
        String given = System.getProperty("uea.dir", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("data").resolve("uea"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("shared").resolve("data").resolve("uea"));
    }
}
