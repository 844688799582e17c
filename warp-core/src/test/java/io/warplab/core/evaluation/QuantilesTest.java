package io.warplab.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void interpolatesAsNumPyDoes() {
        // numpy.quantile([7, 1, 3, 2], [0, 0.05, 0.5, 0.95, 1])
        Quantiles q = new Quantiles(new double[] {7, 1, 3, 2});
        assertThat(q.at(0)).isEqualTo(1);
        assertThat(q.at(0.05)).isCloseTo(1.15, within(1e-15));
        assertThat(q.median()).isEqualTo(2.5);
        assertThat(q.at(0.95)).isCloseTo(6.4, within(1e-14));
        assertThat(q.at(1)).isEqualTo(7);
        // Distances from 2.5: 4.5, 1.5, 0.5, 0.5.
        assertThat(q.medianAbsoluteDeviation()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        Quantiles q = new Quantiles(new double[] {Double.NaN, 4, Double.POSITIVE_INFINITY, 2});
        assertThat(q.count()).isEqualTo(2);
        assertThat(q.median()).isEqualTo(3);
        assertThat(new Quantiles(new double[] {Double.NaN}).median()).isNaN();
        assertThat(new Quantiles(new double[0]).medianAbsoluteDeviation()).isNaN();
    }
}
