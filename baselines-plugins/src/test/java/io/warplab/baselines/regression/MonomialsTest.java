package io.warplab.baselines.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonomialsTest {
    @Test
    void eachProductComesOnceByDegree() {
        Monomials monomials = new Monomials(2, 3);
        List<String> names =
                IntStream.range(0, monomials.size())
                        .mapToObj(i -> monomials.name(i, List.of("x", "y")))
                        .toList();
        assertThat(names)
                .containsExactly(
                        "1", "x", "y", "x x", "x y", "y y", "x x x", "x x y", "x y y", "y y y");
        double[] values = new double[10];
        monomials.evaluate(new double[] {2, 3}, values);
        assertThat(values).containsExactly(1, 2, 3, 4, 6, 9, 8, 12, 18, 27);
    }

    @Test
    void thereAreAsManyAsBinomialCoefficientsSay() {
        assertThat(Monomials.count(6, 2)).isEqualTo(28);
        assertThat(new Monomials(6, 2).size()).isEqualTo(28);
        assertThat(Monomials.count(10_000, 4)).isGreaterThan(1_000_000);
    }
}
