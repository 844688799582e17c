package io.warplab.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    /** Heights of cross- and self-fertilised corn (Darwin), as in the manual of R and SciPy. */
    private static final double[] CORN = {
        6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75
    };

    /** Demsar (2006), table 5, two-tailed Nemenyi test: K = 2 to 10. */
    private static final double[] DEMSAR_05 = {
        1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164
    };

    private static final double[] DEMSAR_10 = {
        1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920
    };

    /** Demsar (2006), table 6: AUC of four variants of C4.5 on 14 data sets, as errors. */
    private static final double[][] C45 = {
        {.763, .768, .771, .798}, {.599, .591, .590, .569}, {.954, .971, .968, .967},
        {.628, .661, .654, .657}, {.882, .888, .886, .898}, {.936, .931, .916, .931},
        {.661, .668, .609, .685}, {.583, .583, .563, .625}, {.775, .838, .866, .875},
        {1.000, 1.000, 1.000, 1.000}, {.940, .962, .965, .962}, {.619, .666, .614, .669},
        {.972, .981, .9751, .975}, {.957, .978, .946, .970}
    };

    @Test
    void darwinsCorn() {
        SignedRankTest test = SignedRankTest.of(CORN, new double[CORN.length]);
        assertThat(test.pairs()).isEqualTo(15);
        assertThat(test.negative()).isEqualTo(24);
        assertThat(test.pValue()).isCloseTo(0.041259765625, offset(1e-12));
    }

    @Test
    void agreesWithHipparchusWhereNoDifferencesAreEqual() {
        Random random = new Random(11);
        for (int n : new int[] {4, 9, 16, 51, 200}) {
            double[] first = random.doubles(n).toArray();
            double[] second = random.doubles(n).map(v -> v + 0.1).toArray();
            double expected =
                    new WilcoxonSignedRankTest()
                            .wilcoxonSignedRankTest(first, second, n <= SignedRankTest.EXACT);
            assertThat(SignedRankTest.of(first, second).pValue())
                    .as("%d pairs, random numbers of seed 11", n)
                    .isCloseTo(Math.min(1, expected), offset(1e-9));
        }
    }

    @Test
    void equalDifferencesAreTheSignTest() {
        // 8 against 2 of 10: 2 (1 + 10 + 45) / 1024.
        double[] wrong = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1};
        double[] right = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1};
        SignedRankTest test = SignedRankTest.of(wrong, right);
        assertThat(test.pairs()).isEqualTo(10);
        assertThat(test.pValue()).isCloseTo(2 * 56 / 1024.0, offset(1e-12));
    }

    @Test
    void nothingToTellApart() {
        assertThat(SignedRankTest.of(new double[] {1, 2}, new double[] {1, 2}).pValue()).isOne();
        double nan = Double.NaN;
        assertThat(SignedRankTest.of(new double[] {nan, 3}, new double[] {1, 3}).pairs()).isZero();
    }

    @Test
    void holm() {
        assertThat(HolmCorrection.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(HolmCorrection.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
        assertThat(HolmCorrection.adjust(new double[0])).isEmpty();
    }

    @Test
    void quantilesOfTheStudentisedRange() {
        for (int k = 2; k <= 10; k++) {
            assertThat(CriticalDifference.quantile(k, 0.05))
                    .as("%d models, 5 %%", k)
                    .isCloseTo(DEMSAR_05[k - 2], offset(1e-3));
            assertThat(CriticalDifference.quantile(k, 0.10))
                    .as("%d models, 10 %%", k)
                    .isCloseTo(DEMSAR_10[k - 2], offset(1e-3));
        }
    }

    @Test
    void demsarsExample() {
        double[][] errors =
                Arrays.stream(C45)
                        .map(row -> Arrays.stream(row).map(v -> 1 - v).toArray())
                        .toArray(double[][]::new);
        double[][] ranks = Ranks.ofBlocks(errors);
        assertThat(Ranks.means(ranks))
                .containsExactly(new double[] {3.143, 2.000, 2.893, 1.964}, within(6e-4));
        // He ignores ties: 9.28. Three pairs and one row of four are tied, which leaves 63.5 of the
        // 70 squared deviations of ranks.
        FriedmanTest test = FriedmanTest.of(ranks);
        assertThat(test.chiSquared()).isCloseTo(9.28 * 70 / 63.5, offset(0.01));
        assertThat(test.f()).isCloseTo(13 * 10.23 / (42 - 10.23), offset(0.01));
        assertThat(test.fPValue()).isLessThan(0.05);
        assertThat(CriticalDifference.of(4, 14, 0.05)).isCloseTo(1.25, offset(0.005));
        assertThat(CriticalDifference.of(4, 14, 0.10)).isCloseTo(1.12, offset(0.005));
    }

    @Test
    void friedmanAtItsEnds() {
        double[][] alike = {{1, 2, 3}, {1, 2, 3}};
        assertThat(FriedmanTest.of(alike).chiSquared()).isCloseTo(4, offset(1e-12));
        assertThat(FriedmanTest.of(alike).fPValue()).isZero();
        double[][] tied = {{2, 2, 2}, {2, 2, 2}};
        assertThat(FriedmanTest.of(tied).pValue()).isOne();
    }

    @Test
    void aFailedModelComesLast() {
        assertThat(Ranks.of(new double[] {2, Double.NaN, 1, 2})).containsExactly(2.5, 4, 1, 2.5);
    }
}
