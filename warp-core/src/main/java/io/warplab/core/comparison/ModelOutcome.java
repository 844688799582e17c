package io.warplab.core.comparison;

import io.warplab.api.error.WarpException;
import io.warplab.api.model.Task;
import io.warplab.core.evaluation.Evaluation;
import io.warplab.core.evaluation.SequenceErrors;
import io.warplab.core.run.ModelResult;
import io.warplab.core.run.PreparedData;
import io.warplab.core.run.SeedResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one model did on a task. A model counts as failed when any of its seeds failed: a mean over
 * those that happened to work would not compare. Predictions are not kept.
 *
 * @param name its label
 * @param kind of model
 * @param parameters trained numbers
 * @param size what it was brought to
 * @param rate its learning rate
 * @param epochs mean number over the seeds that were trained; NaN for a closed form
 * @param seconds mean training time over them; NaN without any
 * @param scores [S] the metric of each seed; empty when it failed
 * @param errors [S][N] error of each test sequence; empty when it failed
 * @param failure why there is nothing to compare, or null
 */
public record ModelOutcome(
        String name,
        String kind,
        long parameters,
        SizedModel size,
        ChosenRate rate,
        double epochs,
        double seconds,
        double[] scores,
        double[][] errors,
        String failure) {
    /**
     * Judges a model.
     *
     * @throws WarpException {@code windows-dropped} where not every test sequence was judged
     */
    static ModelOutcome of(
            ModelResult result, SizedModel size, ChosenRate rate, PreparedData data, Task task) {
        String failure = result.failure();
        int seeds = result.seeds().size();
        double[] scores = new double[seeds];
        double[][] errors = new double[seeds][];
        for (int s = 0; failure == null && s < seeds; s++) {
            SeedResult seed = result.seeds().get(s);
            Evaluation test = seed.test();
            scores[s] = Metric.of(task.kind()).of(test);
            errors[s] = SequenceErrors.of(data.test(), test.predictions(), task);
            requireAll(result.name(), data.raw().test().size(), test.windows(), errors[s].length);
            if (!Double.isFinite(scores[s])) {
                failure = "seed " + seed.seed() + ": its test predictions are not finite";
            }
        }
        List<SeedResult> trained =
                result.seeds().stream().filter(s -> s.training() != null).toList();
        return new ModelOutcome(
                result.name(),
                result.model(),
                result.parameters() > 0 ? result.parameters() : Math.max(0, size.parameters()),
                size,
                rate,
                trained.stream()
                        .mapToInt(s -> s.training().history().size())
                        .filter(epochs -> epochs > 0)
                        .average()
                        .orElse(Double.NaN),
                trained.stream()
                        .mapToDouble(s -> s.training().seconds())
                        .average()
                        .orElse(Double.NaN),
                failure == null ? scores : new double[0],
                failure == null ? errors : new double[0][],
                failure);
    }

    private static void requireAll(String model, int expected, int... judged) {
        for (int count : judged) {
            if (count != expected) {
                throw WarpException.failure(
                        "windows-dropped",
                        "Model "
                                + model
                                + ": the data set has "
                                + expected
                                + " test sequences, judged were "
                                + count
                                + "; such numbers do not compare.",
                        "This is a fault of the program or of the model's plug-in.",
                        null);
            }
        }
    }

    /** Mean of the metric over seeds; NaN when it failed. */
    public double mean() {
        if (scores.length == 0) {
            return Double.NaN;
        }
        // from the first on, so that equal scores have exactly their own mean
        return scores[0] + Arrays.stream(scores).map(v -> v - scores[0]).sum() / scores.length;
    }

    /** Sample standard deviation over seeds; NaN with fewer than two. */
    public double deviation() {
        if (scores.length < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = Arrays.stream(scores).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (scores.length - 1));
    }

    /** Error of each test sequence, the mean over seeds, [N]; empty when it failed. */
    public double[] sequenceErrors() {
        int sequences = errors.length == 0 ? 0 : errors[0].length;
        return IntStream.range(0, sequences)
                .mapToDouble(
                        n -> Arrays.stream(errors).mapToDouble(e -> e[n]).sum() / errors.length)
                .toArray();
    }
}
