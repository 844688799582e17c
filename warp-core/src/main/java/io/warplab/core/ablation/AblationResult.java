package io.warplab.core.ablation;

import io.warplab.api.data.Dataset;
import io.warplab.core.report.ReportContent.ErrorGrowth;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of an ablation.
 *
 * @param plan what was asked
 * @param data all of the data
 * @param sizes numbers of training sequences that there were, ascending
 * @param outcomes one per size, seed and variant
 * @param growth growth of the errors at the largest size, first seed; empty unless something is
 *     forecast
 */
public record AblationResult(
        AblationPlan plan,
        Dataset data,
        List<Integer> sizes,
        List<Outcome> outcomes,
        List<ErrorGrowth> growth) {
    public AblationResult {
        sizes = List.copyOf(sizes);
        outcomes = List.copyOf(outcomes);
        growth = List.copyOf(growth);
    }

    /** Whether every training gave a result. */
    public boolean complete() {
        return outcomes.stream().allMatch(Outcome::succeeded);
    }

    /** The largest number of training sequences. */
    public int largest() {
        return sizes.get(sizes.size() - 1);
    }

    /** The trainings of a variant on a number of sequences, one per seed. */
    public List<Outcome> of(String variant, int sequences) {
        return outcomes.stream()
                .filter(o -> o.variant().equals(variant) && o.sequences() == sequences)
                .toList();
    }

    /** A quantity of a variant at a size, over the seeds. */
    public Spread spread(String variant, int sequences, ToDoubleFunction<Outcome> quantity) {
        return Spread.of(of(variant, sequences).stream().mapToDouble(quantity).toArray());
    }

    /** The test error of a variant at a size, over the seeds. */
    public Spread error(String variant, int sequences) {
        return spread(variant, sequences, Outcome::error);
    }

    /** Trained numbers of a variant; 0 when it could never be built. */
    public long parameters(String variant) {
        return outcomes.stream()
                .filter(o -> o.variant().equals(variant))
                .mapToLong(Outcome::parameters)
                .max()
                .orElse(0);
    }

    /** Why trainings of a variant failed, each reason once; empty when none did. */
    public List<String> failures(String variant) {
        return outcomes.stream()
                .filter(o -> o.variant().equals(variant) && !o.succeeded())
                .map(
                        o ->
                                "with "
                                        + Findings.sequences(o.sequences())
                                        + ", seed "
                                        + o.seed()
                                        + ": "
                                        + o.failure())
                .toList();
    }
}
