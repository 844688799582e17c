package io.warplab.core.comparison;

import io.warplab.core.statistics.CriticalDifference;
import io.warplab.core.statistics.FriedmanTest;
import io.warplab.core.statistics.Ranks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Mean ranks of the models: over tasks, or where there is one task over its test sequences. A model
 * that failed has the last rank.
 *
 * @param models labels, K of them
 * @param overTasks whether ranks are over tasks, else over the sequences of the one task
 * @param blocks tasks or sequences, B of them
 * @param meanRanks [K], 1 is best
 * @param friedman whether they differ at all; null with a single block
 * @param criticalDifference mean ranks further apart than this differ at {@link #LEVEL}
 */
public record Ranking(
        List<String> models,
        boolean overTasks,
        int blocks,
        double[] meanRanks,
        FriedmanTest friedman,
        double criticalDifference) {
    /** Level of significance. */
    public static final double LEVEL = 0.05;

    public Ranking {
        models = List.copyOf(models);
    }

    /** Ranks the models of a comparison; nothing where fewer than two can be ranked. */
    static Optional<Ranking> of(List<TaskOutcome> tasks) {
        List<String> models = tasks.get(0).models().stream().map(ModelOutcome::name).toList();
        boolean overTasks = tasks.size() > 1;
        double[][] errors =
                overTasks
                        ? tasks.stream().map(TaskOutcome::losses).toArray(double[][]::new)
                        : bySequence(tasks.get(0).models());
        if (models.size() < 2 || errors.length == 0) {
            return Optional.empty();
        }
        double[][] ranks = Ranks.ofBlocks(errors);
        return Optional.of(
                new Ranking(
                        models,
                        overTasks,
                        errors.length,
                        Ranks.means(ranks),
                        errors.length > 1 ? FriedmanTest.of(ranks) : null,
                        CriticalDifference.of(models.size(), errors.length, LEVEL)));
    }

    /** [N][K] without the sequences that nothing could be scored of. */
    private static double[][] bySequence(List<ModelOutcome> models) {
        double[][] each =
                models.stream().map(ModelOutcome::sequenceErrors).toArray(double[][]::new);
        int sequences = Arrays.stream(each).mapToInt(e -> e.length).max().orElse(0);
        return IntStream.range(0, sequences)
                .mapToObj(
                        n ->
                                Arrays.stream(each)
                                        .mapToDouble(e -> e.length == 0 ? Double.NaN : e[n])
                                        .toArray())
                .filter(block -> Arrays.stream(block).anyMatch(e -> !Double.isNaN(e)))
                .toArray(double[][]::new);
    }
}
