package io.warplab.physics.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KuramotoTest {
    private static final long SEED = 17;

    @Test
    void meanFieldEqualsTheSumOverPairs() {
        Random random = new Random(SEED);
        int n = 7;
        double[] x = random.doubles(n, -4, 4).toArray();
        double[] p = random.doubles(n + 1, -3, 3).toArray();
        double[] dx = Sample.field(new Kuramoto(n), x, p);
        for (int i = 0; i < n; i++) {
            double expected = p[1 + i];
            for (int j = 0; j < n; j++) {
                expected += p[0] / n * Math.sin(x[j] - x[i]);
            }
            assertThat(dx[i])
                    .as("seed %d, oscillator %d", SEED, i)
                    .isCloseTo(expected, within(1e-13));
        }
    }

    /** Two lock at sin(difference) = (omega2 - omega1) / K, and go at the mean frequency. */
    @Test
    void twoOscillatorsLock() {
        double[] p = {2, 1, 2.2};
        double[] x = Sample.solve(new Kuramoto(2), new double[] {0, 2}, p, 40);
        assertThat(Math.sin(x[1] - x[0])).isCloseTo(0.6, within(1e-9));
        assertThat(Sample.field(new Kuramoto(2), x, p))
                .containsExactly(new double[] {1.6, 1.6}, within(1e-9));
    }

    @Test
    void couplingLeavesTheMeanFrequency() {
        Kuramoto system = new Kuramoto();
        double[] dx = Sample.field(system, Sample.initialState(system), Sample.defaults(system));
        assertThat(Arrays.stream(dx).average().orElseThrow()).isCloseTo(1, within(1e-14));
    }

    @Test
    void sizesHaveNamesOfTheirOwn() {
        assertThat(new Kuramoto(3).manifest().name()).isEqualTo("kuramoto-3");
        assertThat(new Kuramoto(3).manifest().parameters()).hasSize(4);
        assertThatThrownBy(() -> new Kuramoto(1))
                .hasMessage("expected at least 2 oscillators, got 1");
    }
}
