package io.warplab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.warplab.api.data.Batch;
import io.warplab.api.data.Channel;
import io.warplab.api.data.Dataset;
import io.warplab.api.data.DatasetContext;
import io.warplab.api.data.DatasetFactory;
import io.warplab.api.physics.DynamicalSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every data set keeps to. Extend it, name the factory, and give a config whose data is made
 * in a moment: the checks make it many times.
 *
 * <pre>{@code
 * class CoolingDataTest extends DatasetContract<CoolingConfig> {
 *     @Override
 *     protected DatasetFactory<CoolingConfig> factory() {
 *         return new CoolingDataFactory();
 *     }
 *
 *     @Override
 *     protected CoolingConfig config() {
 *         return new CoolingConfig(10, 5, 50);
 *     }
 * }
 * }</pre>
 *
 * @param <C> config of the data set
 */
public abstract class DatasetContract<C> extends ComponentContract<C> {
    @Override
    protected abstract DatasetFactory<C> factory();

    /** Systems by name, for a data set that asks its context for one. */
    protected DynamicalSystem system(String name) {
        return fail(
                "The data set asks for the system '%s'. Override system(String) to give it one.",
                name);
    }

    /** Where relative paths start; unless overridden the folder that the test runs in. */
    protected Path folder() {
        return Path.of("");
    }

    /**
     * First steps of a test sequence that may stand in the training part too, because they are only
     * shown, never scored: for recordings whose test windows reach back. Unless overridden none.
     */
    protected int sharedContext() {
        return 0;
    }

    private record Context(long seed, DatasetContract<?> contract) implements DatasetContext {
        @Override
        public Path resolve(String path) {
            return contract.folder().resolve(path);
        }

        @Override
        public DynamicalSystem system(String name) {
            return contract.system(name);
        }
    }

    private Dataset make(long seed) {
        return factory().create(config(), new Context(seed, this));
    }

    /** Training, validation where there is one, and test part, by name. */
    private static Map<String, Batch> parts(Dataset data) {
        Map<String, Batch> parts = new LinkedHashMap<>();
        parts.put("training part", data.train());
        if (data.validation() != null) {
            parts.put("validation part", data.validation());
        }
        parts.put("test part", data.test());
        return parts;
    }

    @Test
    void everyPartHasTheDocumentedShape() {
        Dataset data = make(seed());
        assertThat(data.name()).as("A data set has a name, for tables and reports").isNotBlank();
        parts(data)
                .forEach(
                        (name, part) -> {
                            assertThat(part).as("the %s must not be null", name).isNotNull();
                            assertThat(part.size()).as("sequences of the %s", name).isPositive();
                            assertThat(new int[] {part.inputSize(), part.targetSize()})
                                    .as(
                                            "The %s must have one column per channel that the data set"
                                                    + " names: inputs %s and targets %s",
                                            name, data.inputs(), data.targets())
                                    .containsExactly(data.inputs().size(), data.targets().size());
                            assertThat(Arrays.stream(part.ids()).distinct().count())
                                    .as(
                                            "ids of the %s say where a sequence comes from and must"
                                                    + " differ: %s",
                                            name, Arrays.toString(part.ids()))
                                    .isEqualTo(part.size());
                        });
    }

    @Test
    void labelsAndTrueParametersFitTheData() {
        Dataset data = make(seed());
        parts(data)
                .forEach(
                        (name, part) -> {
                            assertThat(part.labels() != null)
                                    .as(
                                            "The %s must have a label per sequence where the data set"
                                                    + " has classes (%s), and none where it has not",
                                            name, data.classes())
                                    .isEqualTo(!data.classes().isEmpty());
                            if (part.labels() != null) {
                                assertThat(Arrays.stream(part.labels()).boxed())
                                        .as("labels of the %s are indices of classes", name)
                                        .allMatch(
                                                label ->
                                                        0 <= label
                                                                && label < data.classes().size());
                            }
                        });
        for (Map.Entry<String, INDArray> truth : data.testParameters().entrySet()) {
            assertThat(truth.getValue().length())
                    .as("testParameters '%s' must hold one value per test sequence", truth.getKey())
                    .isEqualTo(data.test().size());
            Checks.finite(
                    ToyBatches.values(truth.getValue()), "testParameters '%s'", truth.getKey());
        }
    }

    @Test
    void channelsHaveNamesAndUnits() {
        Dataset data = make(seed());
        for (List<Channel> channels : List.of(data.inputs(), data.targets())) {
            assertThat(channels).as("A data set has input and target channels").isNotEmpty();
            assertThat(channels)
                    .as("Channels of one side need different names")
                    .extracting(Channel::name)
                    .doesNotHaveDuplicates();
            for (Channel channel : channels) {
                assertThat(channel.name()).as("A channel's name stands in tables").isNotBlank();
                assertThat(channel.unit())
                        .as("channel '%s': give its unit, \"\" where it has none", channel.name())
                        .isNotNull();
            }
        }
        assertThat(data.timeUnit()).as("Name the unit of the clock, such as s").isNotNull();
    }

    @Test
    void observedValuesAreFinite() {
        parts(make(seed())).forEach((name, part) -> new SequenceChecks(name, part).values());
    }

    @Test
    void everySequenceBeginsObserved() {
        parts(make(seed())).forEach((name, part) -> new SequenceChecks(name, part).mask());
    }

    @Test
    void timeIncreases() {
        parts(make(seed())).forEach((name, part) -> new SequenceChecks(name, part).time());
    }

    @Test
    void tauIsTheSameClockScaledByTheTrainingPart() {
        Dataset data = make(seed());
        double scale = SequenceChecks.longest(data.train());
        parts(data).forEach((name, part) -> new SequenceChecks(name, part).tau(scale));
    }

    @Test
    void theSameSeedGivesTheSameData() {
        Dataset first = make(seed());
        Dataset again = make(seed());
        assertThat(again.notes()).as("notes must be the same each time").isEqualTo(first.notes());
        Map<String, Batch> expected = parts(first);
        parts(again)
                .forEach(
                        (name, part) ->
                                Checks.same(
                                        SequenceChecks.numbers(part),
                                        SequenceChecks.numbers(expected.get(name)),
                                        "The %s must be the same each time that the data set is made"
                                                + " with the same seed (%d), bit for bit. Draw from"
                                                + " context.seed() alone, in a fixed order.",
                                        name,
                                        seed()));
    }

    @Test
    void heldOutSequencesAreNotTrainedOn() {
        Dataset data = make(seed());
        SharedRows training = new SharedRows(data.train());
        training.check("test part", data.test(), sharedContext());
        if (data.validation() != null) {
            training.check("validation part", data.validation(), sharedContext());
        }
    }

    @Test
    void documentedRangesAreEnforced() {
        C config = config();
        for (RangeProbe<C> probe : RangeProbe.of(factory().configType(), config)) {
            probe.check(outside -> factory().create(outside, new Context(seed(), this)));
        }
    }

    @Test
    void severalThreadsMayUseIt() {
        Threads.check(
                2,
                1,
                i -> SequenceChecks.numbers(make(seed() + i).train()),
                "A factory is used by several threads at once and must keep nothing in fields.");
    }
}
