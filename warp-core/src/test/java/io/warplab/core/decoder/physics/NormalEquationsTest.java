package io.warplab.core.decoder.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalEquationsTest {
    /** One state, two unknowns; a lane that has no row holds what is not a number. */
    private record Rows(boolean[] has, double[][] regressors, double[] responses)
            implements LinearRows {
        @Override
        public boolean valid(int lane) {
            return has[lane];
        }

        @Override
        public double[] regressor(int state, int unknown) {
            return regressors[unknown];
        }

        @Override
        public double[] response(int state) {
            return responses;
        }
    }

    @Test
    void lanesWithoutARowAreLeftAlone() {
        NormalEquations sums = new NormalEquations(1, 2, 3);
        sums.add(
                new Rows(
                        new boolean[] {true, true, true},
                        new double[][] {{1, 2, 3}, {4, 5, 6}},
                        new double[] {7, 8, 9}));
        NormalEquations before = sums.copy();
        double nothing = Double.NaN;
        sums.add(
                new Rows(
                        new boolean[] {true, false, true},
                        new double[][] {{10, nothing, 30}, {40, nothing, 60}},
                        new double[] {70, nothing, 90}));

        assertThat(sums.matrix(0, 0, 0)).containsExactly(101, 4, 909);
        assertThat(sums.matrix(0, 0, 1)).containsExactly(404, 10, 1818);
        assertThat(sums.matrix(0, 1, 0)).isSameAs(sums.matrix(0, 0, 1));
        assertThat(sums.vector(0, 1)).containsExactly(2828, 40, 5454);
        assertThat(before.matrix(0, 0, 0)).containsExactly(1, 4, 9);
    }
}
