package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against numbers worked out by hand. */
class ClassificationMetricsTest {
    /** Says 0, 0, 1, 2, of which the truth is 0, 1, 1, 2. */
    private static final double[][] LOGITS = {{2, 0, 0}, {1, 0, 0}, {0, 5, 1}, {0, 0, 1}};

    private static final int[] LABELS = {0, 1, 1, 2};

    @Test
    void accuracyAndMacroF1() {
        assertThat(ClassificationMetrics.accuracy(LOGITS, LABELS)).isEqualTo(0.75);
        // F1 of class 0: 2/(2+1), of class 1: 2/(2+1), of class 2: 1.
        assertThat(ClassificationMetrics.macroF1(LOGITS, LABELS))
                .isCloseTo((2 / 3.0 + 2 / 3.0 + 1) / 3, within(1e-15));
    }

    @Test
    void classesThatNobodyNamesAreLeftOut() {
        assertThat(
                        ClassificationMetrics.macroF1(
                                new double[][] {{2, 0, 0}, {0, 1, 0}}, new int[] {0, 0}))
                .isCloseTo((2 / 3.0 + 0) / 2, within(1e-15));
    }

    @Test
    void crossEntropyIsTheMeanNegativeLogProbability() {
        double first = -Math.log(Math.exp(2) / (Math.exp(2) + 2));
        double second = -Math.log(1 / (Math.exp(1) + 2));
        assertThat(
                        ClassificationMetrics.crossEntropy(
                                new double[][] {LOGITS[0], LOGITS[1]}, new int[] {0, 1}))
                .isCloseTo((first + second) / 2, within(1e-15));
        assertThat(ClassificationMetrics.crossEntropy(new double[][] {{1000, 0}}, new int[] {1}))
                .as("large scores do not overflow")
                .isEqualTo(1000);
    }

    @Test
    void theFirstOfEqualScoresCounts() {
        assertThat(ClassificationMetrics.accuracy(new double[][] {{1, 1}}, new int[] {0}))
                .isEqualTo(1);
    }

    @Test
    void scoresThatAreNotNumbersAreNoHit() {
        double[][] blown = {{Double.NaN, Double.NaN}};
        assertThat(ClassificationMetrics.accuracy(blown, new int[] {0})).isZero();
        assertThat(ClassificationMetrics.crossEntropy(blown, new int[] {0})).isNaN();
        assertThat(ClassificationMetrics.macroF1(blown, new int[] {0})).isZero();
    }
}
