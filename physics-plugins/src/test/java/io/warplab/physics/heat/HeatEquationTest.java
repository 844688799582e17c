package io.warplab.physics.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.warplab.physics.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatEquationTest {
    private static final double RATE = 4e-4;

    private static double[] mode(int points, int k) {
        double[] u = new double[points];
        Arrays.setAll(u, i -> Math.sin(k * Math.PI * (i + 1) / (points + 1)));
        return u;
    }

    /** Mode k decays at 4 alpha (n + 1)^2 sin^2(k pi / (2 (n + 1))), exactly. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void modesDecayAtTheirRates(int k) {
        int points = 9;
        double sine = Math.sin(k * Math.PI / 20);
        double decay = Math.exp(-4 * RATE * 100 * sine * sine * 50);
        double[] start = mode(points, k);
        double[] end = Sample.solve(new HeatEquation(points), start, new double[] {RATE, 0, 0}, 50);
        double[] expected = Arrays.stream(start).map(u -> u * decay).toArray();
        assertThat(end).containsExactly(expected, within(1e-10));
    }

    /** The grid's error falls with the square of its spacing, towards exp(-pi^2 alpha t). */
    @Test
    void finerGridsApproachTheContinuum() {
        double t = 250;
        double exact = Math.exp(-Math.PI * Math.PI * RATE * t);
        double coarse = middle(9, t) - exact;
        double fine = middle(19, t) - exact;
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(2, within(0.05));
    }

    private static double middle(int points, double t) {
        double[] p = {RATE, 0, 0};
        return Sample.solve(new HeatEquation(points), mode(points, 1), p, t)[points / 2];
    }

    @Test
    void settlesToAStraightLineBetweenTheEnds() {
        double[] line = {290, 300, 310, 320};
        assertThat(Sample.field(new HeatEquation(4), line, RATE, 280, 330))
                .containsExactly(new double[4], within(1e-12));
    }

    @Test
    void sizesHaveNamesOfTheirOwn() {
        assertThat(new HeatEquation(4).manifest().name()).isEqualTo("heat-equation-4");
        assertThatThrownBy(() -> new HeatEquation(0))
                .hasMessage("expected at least 1 point, got 0");
    }
}
