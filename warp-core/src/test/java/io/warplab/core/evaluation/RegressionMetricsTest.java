package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against numbers worked out by hand. */
class RegressionMetricsTest {
    private static final double[] PREDICTED = {1, 2, 6};
    private static final double[] ACTUAL = {1, 4, 5};

    @Test
    void errorsOfThreePairs() {
        assertThat(RegressionMetrics.mse(PREDICTED, ACTUAL)).isCloseTo(5 / 3.0, within(1e-15));
        assertThat(RegressionMetrics.rmse(PREDICTED, ACTUAL))
                .isCloseTo(Math.sqrt(5 / 3.0), within(1e-15));
        assertThat(RegressionMetrics.mae(PREDICTED, ACTUAL)).isEqualTo(1);
        assertThat(RegressionMetrics.mape(PREDICTED, ACTUAL))
                .isCloseTo((0 + 0.5 + 0.2) / 3, within(1e-15));
    }

    @Test
    void percentagesLeaveZerosOut() {
        assertThat(RegressionMetrics.mape(new double[] {3, 3}, new double[] {0, -2}))
                .isEqualTo(2.5);
        assertThat(RegressionMetrics.mape(new double[] {3}, new double[1])).isNaN();
    }

    @Test
    void likelihoodOfANormalDistribution() {
        // Standard normal at 0 and at one deviation: log sqrt(2 pi), and a half more.
        double atMean = 0.9189385332046727;
        assertThat(RegressionMetrics.nll(new double[] {0}, new double[] {1}, new double[] {0}))
                .isCloseTo(atMean, within(1e-15));
        assertThat(
                        RegressionMetrics.nll(
                                new double[] {2, 2}, new double[] {3, 3}, new double[] {2, 5}))
                .isCloseTo(atMean + Math.log(3) + 0.25, within(1e-15));
        assertThat(RegressionMetrics.bitsPerDimension(3 * Math.log(2))).isEqualTo(3);
    }

    @Test
    void nothingIsNotANumberAndNaNIsNotHidden() {
        assertThat(RegressionMetrics.mse(new double[0], new double[0])).isNaN();
        assertThat(RegressionMetrics.mae(new double[] {Double.NaN, 1}, new double[] {1, 1}))
                .isNaN();
        assertThatThrownBy(() -> RegressionMetrics.mse(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 predictions for 3 values");
    }
}
