package io.warplab.datasets.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
    private static double[] clock(int rows) {
        double[] time = new double[rows];
        for (int i = 0; i < rows; i++) {
            time[i] = 100 + i;
        }
        return time;
    }

    @Test
    void theLastShareIsTheTestAndTheShareBeforeItValidation() {
        SplitRule.Split split = new ShareSplit(0.2, null, 0.1).split(clock(10));
        assertThat(split.training()).isEqualTo(new Span(0, 7));
        assertThat(split.validation()).isEqualTo(new Span(7, 8));
        assertThat(split.test()).isEqualTo(new Span(8, 10));
    }

    @Test
    void aTimeMayBeginTheTest() {
        SplitRule.Split split = new ShareSplit(0.2, 103.5, 0).split(clock(10));
        assertThat(split.training()).isEqualTo(new Span(0, 4));
        assertThat(split.validation().rows()).isZero();
        assertThat(split.test()).isEqualTo(new Span(4, 10));
    }

    @Test
    void rowsMayBeCountedOffAndWhatFollowsIsNotUsed() {
        SplitRule rule = new RowSplit(5, 2, 3);
        SplitRule.Split split = rule.split(clock(12));
        assertThat(split.training()).isEqualTo(new Span(0, 5));
        assertThat(split.validation()).isEqualTo(new Span(5, 7));
        assertThat(split.test()).isEqualTo(new Span(7, 10));
        assertThat(rule.split(clock(10))).isEqualTo(split);
    }

    @Test
    void aPartThatIsNotThereInFullIsEmpty() {
        SplitRule.Split split = new RowSplit(5, 2, 3).split(clock(9));
        assertThat(split.validation()).isEqualTo(new Span(5, 7));
        assertThat(split.test().rows()).isZero();
        assertThat(new RowSplit(5, 2, 3).split(clock(4)).training().rows()).isZero();
    }

    @Test
    void rowsNeededIsTheFewestThatWork() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 200; trial++) {
            double test = 0.05 + 0.5 * random.nextDouble();
            double validation = random.nextBoolean() ? 0 : 0.3 * random.nextDouble() + 0.01;
            ShareSplit rule = new ShareSplit(test, null, validation);
            int window = random.nextInt(2, 60);
            int testWindow = random.nextInt(2, 60);
            int context = random.nextInt(0, testWindow);
            int needed = rule.rowsNeeded(window, testWindow, context);
            String what = rule + ", windows " + window + " and " + testWindow + ", " + context;
            assertThat(works(rule, needed, window, testWindow, context)).as(what).isTrue();
            assertThat(works(rule, needed - 1, window, testWindow, context)).as(what).isFalse();
        }
    }

    private static boolean works(
            SplitRule rule, int rows, int window, int testWindow, int context) {
        SplitRule.Split split = rule.split(clock(rows));
        WindowPlan plan =
                new WindowPlan(
                        rule,
                        new WindowRule(window, 1),
                        new WindowRule(testWindow, 1),
                        context,
                        MissingCells.ERROR);
        return plan.training().count(split.training()) > 0
                && (!rule.holdsValidation()
                        || plan.test().count(plan.reach(split.validation())) > 0)
                && plan.test().count(plan.reach(split.test())) > 0;
    }
}
