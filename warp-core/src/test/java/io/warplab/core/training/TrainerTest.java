package io.warplab.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import io.warplab.api.model.ForecastSpec;
import io.warplab.api.model.Losses;
import io.warplab.api.model.ModelState;
import io.warplab.api.model.Predictions;
import io.warplab.api.model.TrainableModel;
import io.warplab.api.model.TrainingStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Batch TRAIN = Sequences.sines(10, 1); // batches of 4, 4 and 2
    private static final Batch VALIDATION = Sequences.sines(3, 2);
    private static final TrainingListener SILENT = new TrainingListener() {};

    @Test
    void everyEpochGoesOnceThroughAllSequencesInItsOwnOrder() {
        CountingModel model = new CountingModel(w -> 1 / w);
        TrainingResult result = train(model, Map.of("epochs", 3), 5);

        assertThat(model.batches)
                .extracting(b -> b.length)
                .containsExactly(4, 4, 2, 4, 4, 2, 4, 4, 2);
        long[] order = model.order();
        List<List<Long>> epochs =
                IntStream.range(0, 3)
                        .mapToObj(e -> Arrays.stream(order, 10 * e, 10 * e + 10).boxed().toList())
                        .toList();
        assertThat(epochs)
                .allSatisfy(
                        e ->
                                assertThat(e)
                                        .containsExactlyInAnyOrderElementsOf(
                                                LongStream.range(0, 10).boxed().toList()))
                .doesNotHaveDuplicates();
        assertThat(result.reason()).isEqualTo(StopReason.EPOCHS_DONE);
        assertThat(model.prepared).isSameAs(TRAIN);
    }

    @Test
    void orderAndStepSeedsDependOnTheSeedAlone() {
        CountingModel first = new CountingModel(w -> 1);
        CountingModel second = new CountingModel(w -> 1);
        CountingModel other = new CountingModel(w -> 1);
        train(first, Map.of("epochs", 2), 5);
        train(second, Map.of("epochs", 2), 5);
        train(other, Map.of("epochs", 2), 6);

        assertThat(second.order()).isEqualTo(first.order()).isNotEqualTo(other.order());
        assertThat(second.steps).isEqualTo(first.steps);
        assertThat(first.steps)
                .extracting(TrainingStep::iteration)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(first.steps).extracting(TrainingStep::epoch).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(first.steps).extracting(TrainingStep::seed).doesNotHaveDuplicates();
    }

    @Test
    void recordsSayWhatHappened() {
        CountingModel model =
                new CountingModel(w -> 12 / w, i -> new Losses(i + 1, 10 * (i + 1), Map.of()));
        List<EpochRecord> heard = new ArrayList<>();
        List<String> batches = new ArrayList<>();
        TrainingResult result =
                trainer(Map.of("epochs", 2), new AtomicLong())
                        .train(
                                model,
                                TRAIN,
                                VALIDATION,
                                Checkpoints.none(),
                                new TrainingListener() {
                                    @Override
                                    public void batchDone(
                                            int epoch, int batch, double loss, int samples) {
                                        batches.add(epoch + "/" + batch + ":" + samples);
                                    }

                                    @Override
                                    public void epochDone(EpochRecord record) {
                                        heard.add(record);
                                    }
                                });

        assertThat(batches).containsExactly("1/1:4", "1/2:4", "1/3:2", "2/1:4", "2/2:4", "2/3:2");
        assertThat(heard).isEqualTo(result.history()).hasSize(2);
        EpochRecord second = result.history().get(1);
        assertThat(second.epoch()).isEqualTo(2);
        assertThat(second.iteration()).isEqualTo(6);
        assertThat(second.loss()).isEqualTo((4 * 4 + 5 * 4 + 6 * 2) / 10.0);
        assertThat(second.gradientNorm()).isEqualTo(50);
        assertThat(second.validation()).isCloseTo(2, within(1e-12));
        assertThat(second.best()).isTrue();
        assertThat(second.rateFactor()).isEqualTo(1);
        assertThat(result.bestEpoch()).isEqualTo(2);
    }

    @Test
    void bestWeightsAreRestoredAtTheEnd() {
        // Best after 6 steps, the second epoch.
        CountingModel model = new CountingModel(w -> 1 + (w - 6) * (w - 6));
        TrainingResult result = train(model, Map.of("epochs", 5), 1);

        assertThat(model.steps).hasSize(15);
        assertThat(model.weight()).isEqualTo(6);
        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(result.bestValidation()).isCloseTo(1, within(1e-12));
        assertThat(result.history())
                .extracting(EpochRecord::best)
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void stopsWhenPatienceIsOver() {
        CountingModel model = new CountingModel(w -> 1 + (w - 6) * (w - 6));
        TrainingResult result = train(model, Map.of("epochs", 50, "patience", 3), 1);

        assertThat(result.reason()).isEqualTo(StopReason.EARLY_STOPPING);
        assertThat(result.history()).hasSize(5);
        assertThat(model.weight()).isEqualTo(6);
    }

    @Test
    void patienceIsJudgedAtValidationsOnly() {
        CountingModel model = new CountingModel(w -> 1 / w);
        TrainingResult result =
                train(model, Map.of("epochs", 11, "patience", 2, "validate-every", 4), 1);

        assertThat(result.reason()).isEqualTo(StopReason.EPOCHS_DONE);
        assertThat(result.history().stream().filter(r -> !Double.isNaN(r.validation())))
                .extracting(EpochRecord::epoch)
                .containsExactly(4, 8, 11);
    }

    @Test
    void validationThatIsNotFiniteIsNeverAnImprovement() {
        CountingModel model = new CountingModel(w -> w == 3 ? 5 : Double.NaN);
        TrainingResult result = train(model, Map.of("epochs", 3), 1);

        assertThat(result.history())
                .extracting(EpochRecord::validation)
                .satisfies(v -> assertThat(v.get(1)).isEqualTo(Double.POSITIVE_INFINITY));
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(model.weight()).isEqualTo(3);
    }

    @Test
    void lossThatBlowsUpStopsTrainingWithTheBestWeights() {
        CountingModel model =
                new CountingModel(
                        w -> 1 / w,
                        i ->
                                new Losses(
                                        i == 7 ? Double.NaN : 1,
                                        i == 7 ? Double.NaN : 1,
                                        Map.of()));
        TrainingResult result = train(model, Map.of("epochs", 9), 1);

        assertThat(result.reason()).isEqualTo(StopReason.NOT_FINITE);
        assertThat(result.detail())
                .isEqualTo("the loss is NaN at iteration 8 (epoch 3, batch 2 of 3)");
        assertThat(result.history()).hasSize(2);
        assertThat(model.weight()).isEqualTo(6);
    }

    @Test
    void gradientNormThatBlowsUpIsNamed() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            for (long at : new long[] {0, 4}) {
                CountingModel model =
                        new CountingModel(
                                w -> 1 / w, i -> new Losses(1, i == at ? bad : 1, Map.of()));
                TrainingResult result = train(model, Map.of("epochs", 9), 1);

                assertThat(result.reason()).isEqualTo(StopReason.NOT_FINITE);
                assertThat(result.detail())
                        .startsWith("the gradient norm is " + bad + " at iteration " + (at + 1));
                assertThat(model.weight()).isEqualTo(at == 0 ? 0 : 3);
                assertThat(result.bestEpoch()).isEqualTo(at == 0 ? 0 : 1);
            }
        }
    }

    @Test
    void modelWithoutAGradientTrainsOn() {
        CountingModel counting = new CountingModel(w -> 1 / w);
        TrainingResult result = train(new WithoutNorm(counting), Map.of("epochs", 2), 1);

        assertThat(result.reason()).isEqualTo(StopReason.EPOCHS_DONE);
        assertThat(result.history().get(1).gradientNorm()).isNaN();
        assertThat(counting.weight()).isEqualTo(6);
    }

    @Test
    void timeLimitEndsAnEpochEarlyAndStillValidates() {
        CountingModel model = new CountingModel(w -> 1 / w);
        AtomicLong clock = new AtomicLong();
        TrainingResult result =
                trainer(Map.of("epochs", 100, "max-minutes", 2, "validate-every", 10), clock)
                        .train(model, TRAIN, VALIDATION, Checkpoints.none(), tick(clock, 25));

        // 25 s a step: the fifth step, the second of the second epoch, passes 120 s.
        assertThat(result.reason()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(result.history()).hasSize(2);
        assertThat(result.history().get(0).seconds()).isEqualTo(75);
        assertThat(result.history().get(0).samplesPerSecond()).isEqualTo(10 / 75.0);
        assertThat(result.history().get(1).iteration()).isEqualTo(5);
        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(model.weight()).isEqualTo(5);
    }

    @Test
    void closedFormIsFittedAndJudgedOnce() {
        CountingModel counting = new CountingModel(w -> 4);
        List<String> heard = new ArrayList<>();
        TrainingResult result =
                trainer(Map.of(), new AtomicLong())
                        .train(
                                new ClosedForm(counting),
                                TRAIN,
                                VALIDATION,
                                Checkpoints.none(),
                                new TrainingListener() {
                                    @Override
                                    public void started(TrainingPlan plan) {
                                        heard.add("started " + plan.epochs());
                                    }

                                    @Override
                                    public void stopped(TrainingResult r) {
                                        heard.add("stopped " + r.reason());
                                    }
                                });

        assertThat(counting.prepared).isSameAs(TRAIN);
        assertThat(counting.steps).isEmpty();
        assertThat(result.bestValidation()).isCloseTo(4, within(1e-12));
        assertThat(result.history()).isEmpty();
        assertThat(heard).containsExactly("started 0", "stopped CLOSED_FORM");
    }

    private static TrainingListener tick(AtomicLong clock, long seconds) {
        return new TrainingListener() {
            @Override
            public void batchDone(int epoch, int batch, double loss, int samples) {
                clock.addAndGet(seconds * 1_000_000_000L);
            }
        };
    }

    private static TrainingResult train(
            TrainableModel model, Map<String, Object> training, long seed) {
        return new Trainer(withBatches(training), Sequences.FORECAST, seed)
                .train(model, TRAIN, VALIDATION, Checkpoints.none(), SILENT);
    }

    private static Trainer trainer(Map<String, Object> training, AtomicLong clock) {
        return new Trainer(withBatches(training), Sequences.FORECAST, 5, clock::get);
    }

    private static TrainingConfig withBatches(Map<String, Object> training) {
        Map<String, Object> all = new HashMap<>(training);
        all.put("batch-size", 4);
        return Settings.of(all);
    }

    /** Says NaN for a norm at every step, as the contract allows. */
    private static final class WithoutNorm extends Wrapper {
        WithoutNorm(TrainableModel model) {
            super(model);
        }

        @Override
        public Losses trainStep(Batch batch, TrainingStep step) {
            return new Losses(super.trainStep(batch, step).loss(), Double.NaN, Map.of());
        }
    }

    private static final class ClosedForm extends Wrapper {
        ClosedForm(TrainableModel model) {
            super(model);
        }

        @Override
        public boolean isIterative() {
            return false;
        }
    }

    private static class Wrapper implements TrainableModel {
        private final TrainableModel model;

        Wrapper(TrainableModel model) {
            this.model = model;
        }

        @Override
        public long parameterCount() {
            return model.parameterCount();
        }

        @Override
        public void prepare(Batch train) {
            model.prepare(train);
        }

        @Override
        public Losses trainStep(Batch batch, TrainingStep step) {
            return model.trainStep(batch, step);
        }

        @Override
        public Predictions predict(Batch batch, ForecastSpec spec) {
            return model.predict(batch, spec);
        }

        @Override
        public ModelState state() {
            return model.state();
        }

        @Override
        public void restore(ModelState state) {
            model.restore(state);
        }
    }
}
