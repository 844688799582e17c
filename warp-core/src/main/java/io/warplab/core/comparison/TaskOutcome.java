package io.warplab.core.comparison;

import io.warplab.core.run.RunResult;
import io.warplab.core.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How all models did on one task.
 *
 * @param task the task
 * @param sequences of the test part, all of which every model was judged on
 * @param metric what models are ranked by
 * @param models in the order of the file
 * @param pairs all pairs of models that did not fail
 */
public record TaskOutcome(
        ComparisonTask task,
        int sequences,
        Metric metric,
        List<ModelOutcome> models,
        List<PairTest> pairs) {
    public TaskOutcome {
        models = List.copyOf(models);
        pairs = List.copyOf(pairs);
    }

    /**
     * Judges the models of a finished run.
     *
     * @param sizes in the order of the models
     * @param rates in the order of the models
     */
    static TaskOutcome of(
            ComparisonTask task, RunResult run, List<SizedModel> sizes, List<ChosenRate> rates) {
        List<ModelOutcome> models = new ArrayList<>();
        for (int k = 0; k < run.models().size(); k++) {
            models.add(
                    ModelOutcome.of(
                            run.models().get(k),
                            sizes.get(k),
                            rates.get(k),
                            run.data(),
                            run.run().task()));
        }
        Metric metric = Metric.of(run.run().task().kind());
        return new TaskOutcome(
                task, run.data().raw().test().size(), metric, models, PairTest.all(models));
    }

    /** Mean of the metric of each model as a loss, [K]; NaN for one that failed. */
    public double[] losses() {
        return models.stream().mapToDouble(m -> metric.loss(m.mean())).toArray();
    }

    /** Rank of each model by its mean, [K]; those that failed share the last ranks. */
    public double[] ranks() {
        return Ranks.of(losses());
    }

    /**
     * 1 for the models with the best mean, 2 for the second best, 0 for all others, [K]; 0 for all
     * where there is nothing to choose from.
     */
    public int[] places() {
        double[] losses = losses();
        double[] sorted =
                Arrays.stream(losses).filter(v -> !Double.isNaN(v)).distinct().sorted().toArray();
        if (sorted.length < 2) {
            return new int[losses.length];
        }
        return Arrays.stream(losses)
                .mapToInt(v -> v == sorted[0] ? 1 : v == sorted[1] ? 2 : 0)
                .toArray();
    }

    /** Corrected p-value of a model against the best; NaN for the best and for one that failed. */
    public double pValueAgainstBest(int model) {
        int[] places = places();
        String name = models.get(model).name();
        return IntStream.range(0, places.length)
                .filter(k -> places[k] == 1)
                .boxed()
                .flatMap(best -> pairs.stream().filter(p -> p.isOf(models.get(best).name(), name)))
                .mapToDouble(PairTest::pValue)
                .findFirst()
                .orElse(Double.NaN);
    }
}
