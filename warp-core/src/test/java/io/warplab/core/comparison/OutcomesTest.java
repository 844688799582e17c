package io.warplab.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.core.run.RunFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Places, ranks and tests of models with known errors. */
class OutcomesTest {
    private static final double NONE = Double.NaN;

    /** A model by its scores and errors, one row a seed. */
    private static ModelOutcome model(String name, double[] scores, double[]... errors) {
        SizedModel size = new SizedModel(Map.of(), 1, 0, List.of(), "");
        return new ModelOutcome(
                name, "kind", 1, size, ChosenRate.none(), NONE, NONE, scores, errors, null);
    }

    private static ModelOutcome failed(String name) {
        SizedModel size = new SizedModel(Map.of(), 1, 0, List.of(), "");
        return new ModelOutcome(
                name,
                "kind",
                1,
                size,
                ChosenRate.none(),
                NONE,
                NONE,
                new double[0],
                new double[0][],
                "it broke");
    }

    private static TaskOutcome task(Metric metric, ModelOutcome... models) {
        List<ModelOutcome> all = List.of(models);
        ComparisonTask task = new ComparisonTask("task", Path.of(""), new RunFile());
        return new TaskOutcome(task, 6, metric, all, PairTest.all(all));
    }

    private static double[] constant(double value) {
        double[] errors = new double[6];
        Arrays.fill(errors, value);
        return errors;
    }

    @Test
    void accuracyIsBestWhereItIsHighest() {
        TaskOutcome task =
                task(
                        Metric.ACCURACY,
                        model("low", new double[] {0.5, 0.5}, constant(1), constant(0)),
                        failed("broken"),
                        model("high", new double[] {0.8, 1}, constant(0), constant(0)),
                        model("same", new double[] {0.5}, constant(0.5)));
        assertThat(task.places()).containsExactly(2, 0, 1, 2);
        assertThat(task.ranks()).containsExactly(2.5, 4, 1, 2.5);
        assertThat(task.models().get(2).deviation()).isCloseTo(Math.sqrt(0.02), within(1e-15));
        assertThat(task.models().get(0).deviation()).isZero();
        assertThat(task.models().get(0).sequenceErrors()).containsOnly(0.5);
    }

    @Test
    void everyPairOfThoseThatDidNotFailIsTested() {
        TaskOutcome task =
                task(
                        Metric.MSE,
                        model("a", new double[] {1}, constant(1)),
                        model("b", new double[] {2}, constant(2)),
                        failed("broken"),
                        model("c", new double[] {3}, new double[] {3, 3, 3, 3, 3, 0}));
        // a and b: all 6 signs alike, 2 / 2^6, times 3 pairs; c and a: sizes 2 2 2 2 2 and 1.
        assertThat(task.pairs()).extracting(PairTest::first).containsExactly("a", "a", "b");
        PairTest ab = task.pairs().get(0);
        assertThat(ab.firstBetter()).isEqualTo(6);
        assertThat(ab.test().pValue()).isCloseTo(2 / 64.0, within(1e-15));
        assertThat(ab.pValue()).isCloseTo(3 * 2 / 64.0, within(1e-15));
        assertThat(task.pValueAgainstBest(0)).isNaN();
        assertThat(task.pValueAgainstBest(1)).isEqualTo(ab.pValue());
        assertThat(task.pValueAgainstBest(2)).isNaN();
        assertThat(task.pairs().get(1).test().pValue()).isCloseTo(2 * 2 / 64.0, within(1e-15));
    }

    @Test
    void ranksOverTheSequencesOfOneTask() {
        double[] mixed = {0, 0, 0, 4, 4, NONE};
        double[] even = {1, 1, 1, 1, 1, NONE};
        Ranking ranking =
                Ranking.of(
                                List.of(
                                        task(
                                                Metric.MSE,
                                                model("mixed", new double[] {1.6}, mixed),
                                                model("even", new double[] {1}, even),
                                                failed("broken"))))
                        .orElseThrow();
        assertThat(ranking.overTasks()).isFalse();
        // the sixth sequence has nothing to score
        assertThat(ranking.blocks()).isEqualTo(5);
        assertThat(ranking.meanRanks()).containsExactly(new double[] {1.4, 1.6, 3}, within(1e-12));
    }

    @Test
    void ranksOverTasks() {
        ModelOutcome good = model("a", new double[] {1}, constant(1));
        ModelOutcome bad = model("b", new double[] {2}, constant(2));
        Ranking ranking =
                Ranking.of(
                                List.of(
                                        task(Metric.MSE, good, bad),
                                        task(Metric.ACCURACY, good, bad),
                                        task(Metric.MSE, failed("a"), bad)))
                        .orElseThrow();
        assertThat(ranking.overTasks()).isTrue();
        assertThat(ranking.meanRanks())
                .containsExactly(new double[] {5 / 3.0, 4 / 3.0}, within(1e-12));
        assertThat(Ranking.of(List.of(task(Metric.MSE, good)))).isEmpty();
        assertThat(Ranking.of(List.of(task(Metric.MSE, failed("a"), failed("b"))))).isEmpty();
    }

    @Test
    void theBestRateAndWhatIsSaidOfIt() {
        ChosenRate.Trial low = new ChosenRate.Trial(1e-3, 0.5, "");
        ChosenRate.Trial middle = new ChosenRate.Trial(1e-2, 0.2, "");
        ChosenRate.Trial high = new ChosenRate.Trial(1, Double.POSITIVE_INFINITY, "diverged");
        assertThat(ChosenRate.best(List.of(low, middle, high)).rate()).isEqualTo(1e-2);
        assertThat(ChosenRate.best(List.of(low, middle, high)).note()).isEmpty();
        assertThat(ChosenRate.best(List.of(low, middle)).note()).contains("upper edge");
        ChosenRate none = ChosenRate.best(List.of(high));
        assertThat(none.rate()).isEqualTo(1);
        assertThat(none.note()).contains("no rate");
    }
}
