package io.warplab.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warplab.core.report.chart.Scale.Tick;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static List<String> labels(Scale scale, int most) {
        return scale.ticks(most).stream().map(Tick::label).filter(l -> !l.isEmpty()).toList();
    }

    @Test
    void linearTicksAreRoundNumbers() {
        assertThat(labels(new LinearScale(new Range(0, 2.55)), 6))
                .containsExactly("0.0", "0.5", "1.0", "1.5", "2.0", "2.5");
        assertThat(labels(new LinearScale(new Range(-4.7, 4.6)), 6))
                .containsExactly("\u22124", "\u22122", "0", "2", "4");
        assertThat(labels(new LinearScale(new Range(0, 60)), 6))
                .containsExactly("0", "10", "20", "30", "40", "50", "60");
        assertThat(labels(new LinearScale(new Range(64.001, 64.0042)), 4))
                .containsExactly("64.001", "64.002", "64.003", "64.004");
    }

    @Test
    void countsHaveNoFractions() {
        assertThat(labels(LinearScale.whole(new Range(1, 4)), 8))
                .containsExactly("1", "2", "3", "4");
        assertThat(labels(LinearScale.whole(new Range(3, 3)), 8)).containsExactly("3");
    }

    @Test
    void aPowerOfTenIsSharedByAllLabels() {
        LinearScale small = new LinearScale(new Range(0, 3.2e-5));
        assertThat(small.factor()).isEqualTo("\u00d710\u207b\u2075");
        assertThat(labels(small, 4)).containsExactly("0", "1", "2", "3");
        LinearScale large = new LinearScale(new Range(-2e6, 1e6));
        assertThat(large.factor()).isEqualTo("\u00d710\u2076");
        assertThat(labels(large, 4)).containsExactly("\u22122", "\u22121", "0", "1");
        assertThat(new LinearScale(new Range(0, 1)).factor()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 5",
        "-1e-300, -1e-300",
        "1e300, 1e300",
        "3.0, 3.0000000000000004",
        "Infinity, -Infinity",
        "-1.7976931348623157e308, 1.7976931348623157e308",
        "4.9e-324, 4.9e-324",
    })
    void degenerateRangesStillMakeAnAxis(double low, double high) {
        LinearScale scale = LinearScale.padded(new Range(low, high));
        assertThat(scale.range().span()).isPositive().isFinite();
        assertThat(scale.ticks(5)).hasSizeBetween(1, 12);
        if (low <= high) {
            assertThat(scale.at(low / 2 + high / 2)).isEqualTo(0.5, within(1e-6));
        }
    }

    @Test
    void randomRangesGetFewTicksInsideThem() {
        long seed = 20;
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double span = random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            LinearScale scale = new LinearScale(new Range(low, low + span));
            int most = 2 + random.nextInt(8);
            List<Tick> ticks = scale.ticks(most);
            String which = "seed " + seed + ", range " + scale.range() + ", most " + most;
            assertThat(ticks.size()).as(which).isBetween(most / 3, most + 1);
            for (Tick tick : ticks) {
                assertThat(scale.at(tick.value())).as(which).isBetween(-1e-5, 1 + 1e-5);
            }
        }
    }

    @Test
    void logarithmicTicksAreDecadesOrTheirFractions() {
        assertThat(labels(new LogScale(new Range(2e-5, 0.4)), 6))
                .containsExactly(
                        "10\u207b\u2074", "10\u207b\u00b3", "10\u207b\u00b2", "10\u207b\u00b9");
        assertThat(labels(new LogScale(new Range(0.011, 0.9)), 6))
                .containsExactly("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1");
        assertThat(labels(new LogScale(new Range(1e-30, 1)), 6))
                .allMatch(label -> label.startsWith("10"))
                .hasSizeBetween(3, 7);
        assertThat(labels(new LogScale(new Range(0.004, 0.004)), 6)).hasSizeGreaterThan(1);
    }

    @Test
    void aLogarithmLeavesOutWhatItCannotShow() {
        LogScale scale = new LogScale(new Range(1e-3, 10));
        assertThat(scale.at(0)).isNaN();
        assertThat(scale.at(-1)).isNaN();
        assertThat(scale.at(Double.NaN)).isNaN();
        assertThat(scale.at(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(scale.at(0.1)).isEqualTo(0.5, within(1e-12));
        assertThat(labels(new LogScale(Range.EMPTY), 5)).isNotEmpty();
        assertThat(new LogScale(new Range(0, 0)).range().span()).isPositive();
    }

    @Test
    void categoriesReadFromTheTop() {
        CategoryScale scale = new CategoryScale(List.of("first", "second"));
        assertThat(scale.at(0)).isEqualTo(0.75);
        assertThat(scale.at(1)).isEqualTo(0.25);
        assertThat(labels(scale, 2)).containsExactly("first", "second");
    }
}
