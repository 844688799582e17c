package io.warplab.core.comparison;

import io.warplab.core.statistics.HolmCorrection;
import io.warplab.core.statistics.SignedRankTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Two models on the same test sequences.
 *
 * @param first label
 * @param second label
 * @param firstBetter sequences on which the first has the smaller error
 * @param secondBetter sequences on which the second has
 * @param test of their errors, means over seeds
 * @param pValue of the test after Holm's correction for all pairs of the task
 */
public record PairTest(
        String first,
        String second,
        int firstBetter,
        int secondBetter,
        SignedRankTest test,
        double pValue) {

    /** All pairs of the models that did not fail. */
    static List<PairTest> all(List<ModelOutcome> models) {
        List<ModelOutcome> good = models.stream().filter(m -> m.failure() == null).toList();
        List<PairTest> raw = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            for (int j = i + 1; j < good.size(); j++) {
                raw.add(of(good.get(i), good.get(j)));
            }
        }
        double[] adjusted =
                HolmCorrection.adjust(raw.stream().mapToDouble(p -> p.test().pValue()).toArray());
        List<PairTest> all = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            PairTest pair = raw.get(i);
            all.add(
                    new PairTest(
                            pair.first(),
                            pair.second(),
                            pair.firstBetter(),
                            pair.secondBetter(),
                            pair.test(),
                            adjusted[i]));
        }
        return all;
    }

    private static PairTest of(ModelOutcome first, ModelOutcome second) {
        double[] a = first.sequenceErrors();
        double[] b = second.sequenceErrors();
        int better = 0;
        int worse = 0;
        for (int n = 0; n < a.length; n++) {
            better += a[n] < b[n] ? 1 : 0;
            worse += a[n] > b[n] ? 1 : 0;
        }
        SignedRankTest test = SignedRankTest.of(a, b);
        return new PairTest(first.name(), second.name(), better, worse, test, test.pValue());
    }

    /** Whether it compares these two, in whichever order. */
    public boolean isOf(String one, String other) {
        return first.equals(one) && second.equals(other)
                || first.equals(other) && second.equals(one);
    }
}
