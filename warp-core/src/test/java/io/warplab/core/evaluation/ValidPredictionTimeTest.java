package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.api.data.Batch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ValidPredictionTimeTest {
    private static final double NONE = Double.NaN;

    /** After a context of 1 the data is -1, 1, -1, 1: deviation 1. */
    private static final double[] WAVE = {0, -1, 1, -1, 1};

    private static double[] of(double[][] predicted, double[][] actual, int context) {
        Batch batch = Windows.batch(0.5, Windows.series(actual), null);
        INDArray p = Windows.cube(Windows.series(predicted));
        return ValidPredictionTime.of(p, batch, context, 0.4);
    }

    @Test
    void lastsUntilTheErrorFirstExceedsTheThreshold() {
        double[] early = {0, -1, 1.5, -1, 1};
        double[] late = {0, -1, 1.39, -1.2, 3};
        assertThat(of(new double[][] {early, late, WAVE}, new double[][] {WAVE, WAVE, WAVE}, 1))
                .as("one good step of 0.5, three, the whole horizon")
                .containsExactly(new double[] {0.5, 1.5, 2}, within(1e-15));
    }

    @Test
    void isZeroWhereTheFirstStepIsWrongAlready() {
        assertThat(of(new double[][] {{0, 9, 1, -1, 1}}, new double[][] {WAVE}, 1))
                .containsExactly(0);
    }

    @Test
    void aPredictionThatBlewUpEndsIt() {
        assertThat(of(new double[][] {{0, -1, NONE, -1, 1}}, new double[][] {WAVE}, 1))
                .containsExactly(0.5);
    }

    @Test
    void stepsThatWereNotObservedAreSkipped() {
        // Wrong at the unobserved step 2 only; the horizon of a short window ends where it ends.
        double[] gap = {0, -1, NONE, -1, 1};
        double[] ends = {0, -1, 1, NONE, NONE};
        assertThat(
                        of(
                                new double[][] {{0, -1, 77, -1, 1}, {0, -1, 1, 55, 55}},
                                new double[][] {gap, ends},
                                1))
                .containsExactly(2, 1);
    }

    @Test
    void aWindowThatEndsWithinTheContextSaysNothing() {
        double[] shorter = {0, NONE, NONE, NONE, NONE};
        assertThat(of(new double[][] {WAVE, WAVE}, new double[][] {shorter, WAVE}, 1))
                .containsExactly(NONE, 2);
    }

    @Test
    void startsAtTheLastObservedStepOfTheContext() {
        double[] gap = {0, -1, NONE, -1, 1};
        assertThat(of(new double[][] {gap}, new double[][] {gap}, 3))
                .as("from step 1 to step 4")
                .containsExactly(1.5);
    }
}
